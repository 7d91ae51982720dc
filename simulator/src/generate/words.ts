/** The words that lifelike data is made of: several scripts, emoji, right-to-left text, apostrophes. */

export const FIRST_NAMES = [
  'Ada', 'Ben', 'Chloé', 'Dmitri', 'Elif', 'Fatima', 'Göran', 'Hana', 'Igor', 'Jürgen', 'Kateřina', 'Liam', 'María',
  'Noah', 'Olu', 'Priya', 'Quinn', 'Rosa', 'Søren', 'Thảo', 'Uma', 'Víctor', 'Wei', 'Ximena', 'Yusuf', 'Zoë',
] as const; // prettier-ignore

export const LAST_NAMES = [
  'Lovelace', "O'Brien", 'Müller', 'García', 'Nguyễn', 'Smith-Jones', 'Ivanova', 'Yılmaz', 'Kowalski', 'Rossi', 'Dubois',
  'de la Cruz', 'Öztürk', 'Andersson', 'Novák', 'Tanaka', 'Okafor', 'Singh', 'van der Berg', 'Ferreira', 'Kim', 'Haddad',
] as const; // prettier-ignore

/** Names in other scripts: no Latin letter to make an email from. */
export const OTHER_SCRIPT_NAMES = [
  ['محمد', 'الأحمد'],
  ['יעל', 'כהן'],
  ['太郎', '山田'],
  ['Мария', 'Иванова'],
  ['👩🏽‍🚀 Luna', '🌙'],
] as const;

export const NOTES = [
  'Prefers to be called in the afternoon.',
  'VIP 🎉 — always add a gift note',
  'אנא התקשרו לפני המשלוח',
  'يرجى الاتصال قبل التسليم',
  'Line one\nLine two "quoted", and a comma',
  'Allergic to wool; asked about 50% off & <bold> claims',
] as const;

export const CUSTOMER_TAGS = [
  'vip',
  'wholesale',
  'newsletter',
  'b2b',
  'été',
  'repeat',
  'gift buyer',
  '🔥 hot',
] as const;
export const ORDER_TAGS = ['gift', 'express', 'wholesale', 'check address', 'marché'] as const;
export const PRODUCT_TAGS = ['summer', 'sale', 'new', 'organic', 'limited', '中文', 'handmade'] as const;

export const ADJECTIVES = [
  'Soft',
  'Organic',
  'Classic',
  'Tiny',
  'Bold',
  'Recycled',
  'Äußerst Leichtes',
  'Crème',
] as const;
export const MATERIALS = ['Cotton', 'Wool', 'Linen', 'Bamboo', 'Leather', 'Steel', 'Ceramic'] as const;
export const THINGS = [
  'Shirt',
  'Mug',
  'Lamp',
  'Backpack',
  'Sneaker',
  'Scarf',
  'Notebook 📓',
  'قميص',
  'כובע',
] as const;
export const PRODUCT_TYPES = ['Apparel', 'Home', 'Accessories', 'Stationery', ''] as const;
export const VENDORS = ['Acme', 'Nordlicht', 'Atelier Été', 'O’Hara & Sons', '東京 Goods'] as const;

export const SIZES = [
  'XS',
  'S',
  'M',
  'L',
  'XL',
  'XXL',
  '3XL',
  '4XL',
  '36',
  '38',
  '40',
  '42',
  '44',
  '46',
  '48',
  '50',
] as const;
export const COLOURS = [
  'Black', 'White', 'Red', 'Green', 'Blue', 'Sand', 'Café', 'Größe Grau', 'Mint', 'Rose', 'Navy', 'Olive', 'Plum',
  'Teal', 'Amber', 'Ivory',
] as const; // prettier-ignore
export const STYLES = ['Slim', 'Regular', 'Loose', 'Long', 'Short', 'Kids', 'Tall', 'Petite'] as const;

export const CARRIERS = [
  { company: 'DHL', url: 'https://www.dhl.example/track/' },
  { company: 'UPS', url: 'https://www.ups.example/track?num=' },
  { company: 'La Poste', url: 'https://www.laposte.example/suivi/' },
  { company: 'Hand delivery', url: null },
] as const;
