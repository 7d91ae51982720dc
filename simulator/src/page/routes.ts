import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Control } from '../control/control';
import { ControlError } from '../control/errors';
import { queryText, readFields, textField } from '../http';
import type { ShopRoutes } from '../oauth/route';
import type { HostedShop } from '../platform/types';
import type { Simulation } from '../simulation';
import { homePage } from './home';
import { deliveriesView, recordsView, TABLES, type TableName } from './shop';
import { html, page } from './html';

const isTable = (name: string): name is TableName => name in TABLES;

const sendPage = (ctx: Context, body: string): void => {
  ctx.type = 'html';
  ctx.body = body;
};

/** The tabs of a shop's pages. */
const navigation = (shop: HostedShop, current: string) => [
  { href: '/', label: 'All shops', current: false },
  ...Object.entries(TABLES).map(([name, { title }]) => ({
    href: `/${shop.domain}?view=${name}`,
    label: title,
    current: name === current,
  })),
  { href: `/${shop.domain}?view=deliveries`, label: 'Webhook deliveries', current: current === 'deliveries' },
];

/** Adds the pages for a person: the shops and apps at `/`, a shop's records with buttons to change them at `/{shop}`. */
export const addPageRoutes = (
  router: Router,
  routes: ShopRoutes,
  simulation: Simulation,
  control: Control
): void => {
  const showShop = (ctx: Context, shop: HostedShop, notice: string): void => {
    const view = queryText(ctx, 'view') || 'orders';
    const number = Math.max(1, Number(queryText(ctx, 'page')) || 1);
    const body = isTable(view)
      ? recordsView(shop.state, simulation.derived, view, number)
      : deliveriesView(control.deliveries({ shop: shop.domain }));
    const message = notice && html`<section class="notice" role="status"><p>${notice}</p></section>`;
    sendPage(ctx, page(String(shop.state.shop.name), html`${message}${body}`, navigation(shop, view)));
  };

  router.get('/', (ctx) => sendPage(ctx, homePage(simulation, control)));
  router.get(
    '/:shop',
    routes.withShop((ctx, shop) => showShop(ctx, shop, queryText(ctx, 'done')))
  );
  router.post(
    '/:shop/changes',
    routes.withShop(async (ctx, shop) => {
      const fields = await readFields(ctx);
      const back = new URLSearchParams({ view: textField(fields, 'view'), page: textField(fields, 'page') });
      const target = textField(fields, 'target');
      try {
        control.applyChange(shop.domain, { name: textField(fields, 'name'), ...(target ? { target } : {}) });
        back.set('done', `Done: ${textField(fields, 'title')}`);
      } catch (error) {
        if (!(error instanceof ControlError)) throw error;
        back.set('done', `Not possible: ${error.message}`);
      }
      // 303: reloading the page must not make the change again.
      ctx.status = 303;
      ctx.redirect(`/${shop.domain}?${back.toString()}`);
    })
  );
};
