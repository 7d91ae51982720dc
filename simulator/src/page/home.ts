import type { Control } from '../control/control';
import type { Simulation } from '../simulation';
import { html, page } from './html';

const list = (items: readonly string[]): string => (items.length > 0 ? items.join(', ') : 'none');

/** The page at `/`: which shops there are, which apps, and how to point the plugin here. */
export const homePage = (simulation: Simulation, control: Control): string => {
  const shops = control.listShops().map(
    ({ domain, name, currency, plan, counts, installations }) =>
      html`<tr>
        <td><a href="/${domain}">${name}</a><br /><span class="soft">${domain}</span></td>
        <td>${currency}</td>
        <td>${plan}</td>
        <td class="num">${counts.customers}</td>
        <td class="num">${counts.orders}</td>
        <td class="num">${counts.products}</td>
        <td>
          ${list(installations.map(({ clientId }) => simulation.platform.apps.get(clientId)?.title ?? clientId))}
        </td>
      </tr>`
  );
  const apps = control.listApps().map(
    (app) =>
      html`<section>
        <h2>${app.title}</h2>
        <dl>
          <dt>Client ID</dt>
          <dd><code>${app.clientId}</code></dd>
          <dt>Client secret</dt>
          <dd><code>${app.clientSecret}</code></dd>
          <dt>Redirect URLs</dt>
          <dd>${list(app.redirectUrls)}</dd>
          <dt>App URL</dt>
          <dd>${app.appUrl ?? 'none'}</dd>
          <dt>Scopes</dt>
          <dd>${list(app.scopes)}</dd>
          <dt>Install flow</dt>
          <dd>${app.legacyInstallFlow ? 'legacy (scopes in the URL)' : 'managed (scopes configured)'}</dd>
        </dl>
      </section>`
  );
  return page(
    'Shopify simulator',
    html`<section>
        <h2>Shops</h2>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Shop</th>
                <th scope="col">Currency</th>
                <th scope="col">Plan</th>
                <th scope="col">Customers</th>
                <th scope="col">Orders</th>
                <th scope="col">Products</th>
                <th scope="col">Installed apps</th>
              </tr>
            </thead>
            <tbody>
              ${shops}
            </tbody>
          </table>
        </div>
      </section>
      <section>
        <h2>Connect</h2>
        <p>
          In the plugin's configuration, set <code>shopOrigin</code> to
          <code>${simulation.baseUrl()}/{shop}</code> and use the credentials of an app below.
        </p>
      </section>
      ${apps}`
  );
};
