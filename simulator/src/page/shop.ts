import { changes } from '../changes/index';
import { changesFor } from '../control/changes';
import type { DerivedTable } from '../graphql/types';
import type { FieldObject, FieldValue, ShopState, StateNode } from '../state/types';
import type { Delivery } from '../webhooks/types';
import { html, type Html } from './html';

/** How many rows a page of a table has. */
const PAGE_SIZE = 25;

/** How many deliveries the log shows. */
const SHOWN_DELIVERIES = 200;

type Read = (node: StateNode, field: string) => FieldValue | undefined;

interface Column {
  title: string;
  numeric?: boolean;
  cell(node: StateNode, read: Read): unknown;
}

interface Table {
  title: string;
  type: string;
  columns: Column[];
}

const plain = (title: string, field: string): Column => ({ title, cell: (node, read) => read(node, field) });

const listed = (title: string, field: string): Column => ({
  title,
  cell: (node, read) => ((read(node, field) ?? []) as string[]).join(', '),
});

/** A moment to the second, in UTC, without the letters of ISO 8601. */
const moment = (title: string, field: string): Column => ({
  title,
  numeric: true,
  cell: (node, read) =>
    String(read(node, field) ?? '')
      .slice(0, 19)
      .replace('T', ' '),
});

const words = (title: string, field: string): Column => ({
  title,
  cell: (node, read) =>
    String(read(node, field) ?? '')
      .toLowerCase()
      .replace(/_/g, ' '),
});

const shopAmount = (value: FieldValue | undefined): string => {
  const money = (value as FieldObject | undefined)?.shopMoney as FieldObject | undefined;
  return money ? `${String(money.amount)} ${String(money.currencyCode)}` : '';
};

const amount = (title: string, field: string): Column => ({
  title,
  numeric: true,
  cell: (node, read) => shopAmount(read(node, field)),
});

export type TableName = 'orders' | 'customers' | 'products';

/** The tables of a shop's page. */
export const TABLES: Record<TableName, Table> = {
  orders: {
    title: 'Orders',
    type: 'Order',
    columns: [
      plain('Order', 'name'),
      moment('Date', 'processedAt'),
      plain('Email', 'email'),
      words('Payment', 'displayFinancialStatus'),
      words('Fulfilment', 'displayFulfillmentStatus'),
      amount('Total now', 'currentTotalPriceSet'),
      moment('Updated', 'updatedAt'),
    ],
  },
  customers: {
    title: 'Customers',
    type: 'Customer',
    columns: [
      plain('Customer', 'displayName'),
      plain('Email', 'email'),
      plain('Phone', 'phone'),
      { ...plain('Orders', 'numberOfOrders'), numeric: true },
      listed('Tags', 'tags'),
      moment('Updated', 'updatedAt'),
    ],
  },
  products: {
    title: 'Products',
    type: 'Product',
    columns: [
      plain('Product', 'title'),
      words('Status', 'status'),
      plain('Vendor', 'vendor'),
      { ...plain('Variants', 'totalVariants'), numeric: true },
      { ...plain('Inventory', 'totalInventory'), numeric: true },
      moment('Updated', 'updatedAt'),
    ],
  },
};

const changeButton = (
  state: ShopState,
  change: { name: string; title: string },
  hidden: { view: string; page: number; target?: string }
): Html =>
  html`<form method="post" action="/${state.domain}/changes">
    <input type="hidden" name="name" value="${change.name}" /><input
      type="hidden"
      name="title"
      value="${change.title}"
    />
    <input type="hidden" name="view" value="${hidden.view}" /><input
      type="hidden"
      name="page"
      value="${hidden.page}"
    />
    ${hidden.target && html`<input type="hidden" name="target" value="${hidden.target}" />`}
    <button>${change.title}</button>
  </form>`;

const pager = (state: ShopState, view: string, number: number, pages: number): Html => {
  const link = (to: number, label: string): Html =>
    html`<a href="/${state.domain}?view=${view}&page=${to}">${label}</a>`;
  return html`<nav aria-label="Pages of the table">
    ${number > 1 && link(number - 1, 'Previous')}
    <span>Page ${number} of ${pages}</span>${number < pages && link(number + 1, 'Next')}
  </nav>`;
};

/** A table of records, newest first, with a button for each change that can be made to a record. */
export const recordsView = (
  state: ShopState,
  derived: DerivedTable,
  view: TableName,
  number: number
): Html => {
  const { type, title, columns } = TABLES[view];
  const read: Read = (node, field) => node[field] ?? derived[`${node.__typename}.${field}`]?.(state, node);
  const nodes = state.list(type).reverse();
  const pages = Math.max(1, Math.ceil(nodes.length / PAGE_SIZE));
  const rows = nodes.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE).map((node) => {
    const cells = columns.map(
      (column) => html`<td class="${column.numeric ? 'num' : ''}">${column.cell(node, read)}</td>`
    );
    const buttons = changesFor(state, node.id).map((change) =>
      changeButton(state, change, { view, page: number, target: node.id })
    );
    const name = columns[0]?.cell(node, read);
    return html`<tr>
      ${cells}
      <td>
        <details>
          <summary aria-label="Change ${name}">Change</summary>
          <div class="actions">${buttons}</div>
        </details>
      </td>
    </tr>`;
  });
  const creations = changes.filter((change) => change.target === null);
  return html`<section>
      <h2>Something new</h2>
      <div class="actions">
        ${creations.map((change) => changeButton(state, change, { view, page: number }))}
      </div>
    </section>
    <section>
      <h2>${title} (${nodes.length})</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col">${column.title}</th>`)}
              <th scope="col">Actions</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
      ${pager(state, view, number, pages)}
    </section>`;
};

/** The latest webhooks and how each fared. */
export const deliveriesView = (deliveries: readonly Delivery[]): Html => {
  const rows = deliveries.slice(0, SHOWN_DELIVERIES).map((delivery) => {
    const last = delivery.attempts.at(-1);
    return html`<tr>
      <td>${delivery.triggeredAt}</td>
      <td><code>${delivery.topic}</code></td>
      <td>${delivery.status}</td>
      <td class="num">${delivery.attempts.length}</td>
      <td>${last?.status ?? last?.error}</td>
      <td>
        <details>
          <summary aria-label="Body of ${delivery.topic}">Body</summary>
          <code>${delivery.body}</code>
        </details>
      </td>
    </tr>`;
  });
  return html`<section>
    <h2>Webhook deliveries (${deliveries.length})</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Topic</th>
            <th scope="col">Status</th>
            <th scope="col">Tries</th>
            <th scope="col">Last answer</th>
            <th scope="col">Body</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
};
