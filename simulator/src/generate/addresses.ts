import type { FieldObject, ShopState } from '../state/types';
import type { Rng } from './random';

interface Place {
  country: string;
  countryCodeV2: string;
  city: string;
  zip: string;
  province: string | null;
  provinceCode: string | null;
  street: string;
  dial: string;
}

const place = (
  countryCodeV2: string, country: string, city: string, zip: string, street: string, dial: string,
  province: string | null = null, provinceCode: string | null = null
): Place => ({ countryCodeV2, country, city, zip, street, dial, province, provinceCode }); // prettier-ignore

const PLACES: readonly Place[] = [
  place('DE', 'Germany', 'Köln', '50667', 'Große Straße', '+49221'),
  place('US', 'United States', 'Portland', '97205', 'Burnside St', '+1503', 'Oregon', 'OR'),
  place('US', 'United States', 'Brooklyn', '11201', 'Atlantic Ave', '+1718', 'New York', 'NY'),
  place('CA', 'Canada', 'Montréal', 'H2X 1Y4', 'Rue Sainte-Catherine', '+1514', 'Quebec', 'QC'),
  place('GB', 'United Kingdom', 'London', 'EC1A 1BB', "St John's Lane", '+4420', 'England', 'ENG'),
  place('JP', 'Japan', '東京', '100-0001', '千代田', '+813', 'Tōkyō', 'JP-13'),
  place('KW', 'Kuwait', 'مدينة الكويت', '13001', 'شارع الخليج العربي', '+9652'),
  place('VN', 'Vietnam', 'Hà Nội', '', 'Phố Huế', '+8424'),
  place('IL', 'Israel', 'תל אביב', '6100000', 'דיזנגוף', '+9723'),
  place('FR', 'France', 'Paris', '75003', 'Rue de Bretagne', '+331'),
];

/** A phone number in Shopify's E.164 form. */
export function phoneNumber(rng: Rng): string {
  return `${rng.pick(PLACES).dial}${rng.int(1_000_000, 9_999_999)}`;
}

/** Who lives at an address. */
export interface Person {
  firstName: string | null;
  lastName: string | null;
}

/** The schema's MailingAddress, with a new id. */
export function mailingAddress(state: ShopState, rng: Rng, person: Person): FieldObject {
  const { street, dial, ...where } = rng.pick(PLACES);
  const phone = rng.chance(0.4) ? `${dial}${rng.int(1_000_000, 9_999_999)}` : null;
  return {
    id: state.nextId('MailingAddress'),
    firstName: person.firstName,
    lastName: person.lastName,
    name: [person.firstName, person.lastName].filter(Boolean).join(' ') || null,
    company: rng.chance(0.15) ? 'Bücher & Söhne GmbH' : null,
    address1: `${street} ${rng.int(1, 250)}`,
    address2: rng.chance(0.2) ? `Apt ${rng.int(1, 40)}` : null,
    ...where,
    phone,
  };
}
