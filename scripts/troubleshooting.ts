import { MESSAGES, type Message } from '../server/src/messages';

const INTRODUCTION = `# Troubleshooting, by message

Every failure that the plugin shows has a code, a sentence and a remedy. The settings page shows them in your language; API
answers carry the code in \`error.details.code\`. This page lists them all. It is made from the code: \`npm run docs\`.

Where something is wrong with a store, its card says so, and which button does the step again that failed: _Register missing
webhooks_, _Full resync_, _Reconnect_. Where webhooks failed, the badge on the card leads to the queue, which names the reason
of each and can replay them.

## No changes arrive

1. The store's card lists missing webhooks under _Live updates_: press _Register missing webhooks_.
2. Shopify must reach the public URL over https. The setup guide tells where it cannot; when a webhook last
   came in stands under _Live updates_.
3. Webhooks arrive but are skipped: install the E-commerce Integration, or look at the store's import options.
4. _Compare with Shopify_ shows what was missed, and with _Repair what differs_ ticked brings it in.

## Old orders are missing

Without \`read_all_orders\` Shopify shows an app the orders of the last 60 days. Request the scope for the app (Partner Dashboard or
Dev Dashboard → API access requests), release a version with it, then disconnect and connect again with _Include orders older than
60 days_ ticked.

## A contact's page does not open

The Content Manager says that something went wrong, and the browser's console "multiple instances of @codemirror/state are
loaded". That is Strapi's JSON editor, not the plugin: before 5.51 Strapi takes any version of the editor's parts, and those since
July 2026 break the page of every entry with a JSON field
([strapi/strapi#27003](https://github.com/strapi/strapi/issues/27003)). Upgrade Strapi, or keep older parts by an entry in the
app's \`package.json\` (for Yarn it is \`resolutions\`, for pnpm \`overrides\` in \`pnpm\`), then install and build again:

\`\`\`json
{ "overrides": { "@codemirror/state": "6.7.0", "@codemirror/view": "6.43.5" } }
\`\`\`
`;

const entry = ([code, { text, remedy }]: [string, Message]): string =>
  [`### \`${code}\``, text, ...(remedy === null ? [] : [`**What to do:** ${remedy}`])].join('\n\n');

/** The text of docs/troubleshooting.md: what cannot be read off a code, then every code with its sentence and its remedy. */
export const troubleshootingPage = (): string => {
  const entries = Object.entries<Message>(MESSAGES).sort(([a], [b]) => (a < b ? -1 : 1));
  return [INTRODUCTION, '## All codes\n', `${entries.map(entry).join('\n\n')}\n`].join('\n');
};
