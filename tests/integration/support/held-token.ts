import type { TestStrapi } from './strapi';

interface Credentials {
  app: { clientId: string; clientSecret: string };
  replacedSecrets: { clientSecret: string; until: string }[];
  token: { accessToken: string; refreshToken: string | null; expiresAt: string | null };
}

interface Vault {
  open(domain: string, purpose: string, envelope: string): Credentials;
  seal(domain: string, purpose: string, value: object): string;
}

/** The credentials that a store is connected with, in clear. */
export const heldToken = ({ strapi }: TestStrapi, domain: string) => {
  const rows = strapi.db.query('plugin::shopify-crm.store');
  const vault = strapi.plugin('shopify-crm').service('credentials') as Vault;
  const read = async (): Promise<Credentials> => {
    const { credentials } = await rows.findOne({ where: { domain } });
    return vault.open(domain, 'credentials', String(credentials));
  };
  const change = async (changed: (held: Credentials) => object): Promise<void> => {
    const data = { credentials: vault.seal(domain, 'credentials', changed(await read())) };
    await rows.updateMany({ where: { domain }, data });
  };
  return {
    read,
    /** Seals something else in their place. */
    change,
    /** Makes Strapi believe that the token ends at another time. */
    endAt: (expiresAt: Date): Promise<void> =>
      change((held) => ({ ...held, token: { ...held.token, expiresAt } })),
    /** Who is renewing it, if anybody. */
    lease: (): Promise<object> =>
      rows.findOne({ where: { domain }, select: ['tokenLeaseOwner', 'tokenLeaseUntil'] }),
  };
};
