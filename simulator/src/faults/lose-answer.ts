import { once } from 'node:events';
import type { Context } from 'koa';

/** Ends the connection without an answer, or says nothing at all until the caller hangs up. */
export const loseAnswer = async (ctx: Context, { silent = false }: { silent?: boolean }): Promise<void> => {
  ctx.respond = false;
  if (silent) await once(ctx.res, 'close');
  else ctx.req.socket.destroy();
};
