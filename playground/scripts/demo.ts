import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ShopPlan } from '../../simulator/src/index';
import { checkDemo } from './check';
import { startDemo, type Demo } from './start';
import { secondsSince } from './support/report';

const USAGE = `Usage: npm run demo -- [options]
  --check                 connect, sync, change and compare without a person, then stop
  --customers 520 --products 220 --orders 1050   how much the simulated shop holds
  --plan plus             its rate limit: standard, advanced, plus or enterprise
  --changes 300           live changes that --check makes
  --port 1337             where Strapi listens
  --simulator-port 4010   where the simulator listens`;

const wholeNumber = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`--${name} must be a whole number, not "${text}"\n\n${USAGE}`);
  return value;
};

const PLANS: readonly ShopPlan[] = ['standard', 'advanced', 'plus', 'enterprise'];

const shopPlan = (text: string): ShopPlan => {
  const plan = PLANS.find((name) => name === text);
  if (!plan) throw new Error(`--plan must be one of ${PLANS.join(', ')}, not "${text}"\n\n${USAGE}`);
  return plan;
};

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      customers: { type: 'string', default: '520' },
      products: { type: 'string', default: '220' },
      orders: { type: 'string', default: '1050' },
      plan: { type: 'string', default: 'plus' },
      changes: { type: 'string', default: '300' },
      port: { type: 'string' },
      'simulator-port': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  // A check takes free ports, so that it never meets a demo that is up.
  const anyPort = values.check ? '0' : undefined;
  return {
    help: values.help,
    check: values.check,
    customers: wholeNumber('customers', values.customers),
    products: wholeNumber('products', values.products),
    orders: wholeNumber('orders', values.orders),
    plan: shopPlan(values.plan),
    changes: wholeNumber('changes', values.changes),
    port: wholeNumber('port', values.port ?? anyPort ?? '1337'),
    simulatorPort: wholeNumber('simulator-port', values['simulator-port'] ?? anyPort ?? '4010'),
  };
};

const instructions = ({ adminUrl, login, simulator, shopDomain, app, folder }: Demo): string => `
  Strapi admin       ${adminUrl}
  Login              ${login.email}  ${login.password}
  Simulated Shopify  ${simulator.url}/${shopDomain}

  Store domain       ${shopDomain}
  Client ID          ${app.clientId}
  API secret key     ${app.clientSecret}

  1. Log in and open Settings → Shopify.
  2. Type the store domain. Under Advanced settings tick the custom app and paste the Client ID and the API secret key.
     Tick "Include orders older than 60 days" to import the whole history.
  3. Press "Connect Shopify" and approve on the simulator's consent page.
  4. Press "Install E-commerce Integration", so that products and orders come too.
  5. Look at Contacts, Products and Invoices in the Content Manager, change an order on the simulator's page,
     and see it change in Strapi.

  Strapi's log: ${path.relative(process.cwd(), path.join(folder, 'strapi.log'))}
  Ctrl-C stops everything.
`;

/** Resolves when the person has had enough, or when Strapi has ended by itself. */
const untilStopped = (demo: Demo): Promise<'asked' | 'ended'> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve('asked'));
    process.once('SIGTERM', () => resolve('asked'));
    void demo.strapi.ended.then(() => resolve('ended'));
  });

const runCheck = async (changes: number, start: () => Promise<Demo>): Promise<void> => {
  const started = Date.now();
  const demo = await start();
  console.log(
    `Ready after ${secondsSince(started).toFixed(1)} s: Strapi at ${demo.url}, simulator at ${demo.simulator.url}`
  );
  let agrees = false;
  try {
    agrees = await checkDemo(demo, { changes });
  } finally {
    await demo.stop();
    if (!agrees) console.log(`Database and log are kept in ${demo.folder}`);
  }
  const verdict = agrees ? 'Strapi and the shop agree' : 'Strapi and the shop differ';
  console.log(`${verdict} (${secondsSince(started).toFixed(1)} s in all)`);
  if (agrees) await rm(demo.folder, { recursive: true, force: true });
  else process.exitCode = 1;
};

const runForPerson = async (start: () => Promise<Demo>): Promise<void> => {
  const demo = await start();
  console.log(instructions(demo));
  const why = await untilStopped(demo);
  await demo.stop();
  if (why === 'ended') throw new Error(`Strapi has ended; see ${demo.strapi.logFile}`);
};

const main = async (): Promise<void> => {
  const { help, check, changes, ...sizes } = readOptions();
  if (help) return console.log(USAGE);
  const start = () => startDemo({ ...sizes, adminPanel: !check });
  await (check ? runCheck(changes, start) : runForPerson(start));
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
