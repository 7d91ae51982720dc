/** A family of colours of Strapi's theme. */
export type PillTone = 'success' | 'warning' | 'danger' | 'secondary' | 'neutral';
