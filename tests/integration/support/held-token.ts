import type { TestStrapi } from './strapi';

interface Credentials {
  app: { clientId: string; clientSecret: string };
  token: { accessToken: string; refreshToken: string | null; expiresAt: string | null };
}

interface Vault {
  open(domain: string, purpose: string, envelope: string): Credentials;
  seal(domain: string, purpose: string, value: object): string;
}

/** The credentials that a store is connected with, in clear. */
export const heldToken = ({ strapi }: TestStrapi, domain: string) => {
  const rows = strapi.db.query('plugin::shopify-crm.store');
  const vault = strapi.plugin('shopify-crm').service('credentials') as unknown as Vault;
  const read = async (): Promise<Credentials> => {
    const { credentials } = await rows.findOne({ where: { domain } });
    return vault.open(domain, 'credentials', String(credentials));
  };
  return {
    read,
    /** Makes Strapi believe that the token ends at another time. */
    async endAt(expiresAt: Date): Promise<void> {
      const held = await read();
      const changed = { ...held, token: { ...held.token, expiresAt } };
      const data = { credentials: vault.seal(domain, 'credentials', changed) };
      await rows.updateMany({ where: { domain }, data });
    },
    /** Who is renewing it, if anybody. */
    lease: (): Promise<object> =>
      rows.findOne({ where: { domain }, select: ['tokenLeaseOwner', 'tokenLeaseUntil'] }),
  };
};
