import type { Context } from 'koa';

/** What Strapi's policies leave of the person who is logged in. */
export const abilityOf = (ctx: Context): unknown => (ctx.state as { userAbility: unknown }).userAbility;
