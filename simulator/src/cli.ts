import { parseArgs } from 'node:util';
import { startSimulator, type ShopPlan } from './index';
import { PLAN_LIMITS } from './throttle/bucket';

/** Where a Strapi of the playground answers. */
const STRAPI = 'http://localhost:1337';

const USAGE = `Usage: npm run simulator -- [options]
  --port 4010                       where it listens, on 127.0.0.1
  --shop demo.myshopify.com         a shop; may be given several times
  --customers N --orders N --products N   how much each shop holds
  --currency EUR                    the shops' currency
  --seed S                          the same seed makes the same shops
  --plan standard|advanced|plus|enterprise  the API's rate limit
  --app-url ${STRAPI}       the Strapi whose plugin is the app`;

const readNumber = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`--${name} must be a whole number, not "${text}"`);
  return value;
};

const readPlan = (text: string): ShopPlan => {
  const plans = Object.keys(PLAN_LIMITS) as ShopPlan[];
  const plan = plans.find((one) => one === text);
  if (!plan) throw new Error(`--plan must be one of ${plans.join(', ')}, not "${text}"`);
  return plan;
};

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      shop: { type: 'string', multiple: true, default: ['demo.myshopify.com'] },
      customers: { type: 'string', default: '100' },
      orders: { type: 'string', default: '200' },
      products: { type: 'string', default: '50' },
      currency: { type: 'string' },
      seed: { type: 'string', default: '1' },
      plan: { type: 'string', default: 'standard' },
      'app-url': { type: 'string', default: STRAPI },
      help: { type: 'boolean', default: false },
    },
  });
  const plan = readPlan(values.plan);
  return {
    help: values.help,
    port: readNumber('port', values.port),
    strapi: values['app-url'].replace(/\/$/, ''),
    shops: values.shop.map((domain, index) => ({
      domain,
      plan,
      seed: `${values.seed}-${index}`,
      customers: readNumber('customers', values.customers),
      orders: readNumber('orders', values.orders),
      products: readNumber('products', values.products),
      ...(values.currency ? { currency: values.currency } : {}),
    })),
  };
};

const main = async (): Promise<void> => {
  const { help, port, strapi, shops } = readOptions();
  if (help) return console.log(USAGE);
  const plugin = `${strapi}/api/shopify-crm`;
  const simulator = await startSimulator({
    port,
    shops,
    apps: [
      {
        clientId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
        title: 'Strapi CRM',
        appUrl: `${plugin}/oauth/install`,
        redirectUrls: [`${plugin}/oauth/callback`],
        complianceUrl: `${plugin}/webhooks`,
        organisationShops: shops.map((shop) => shop.domain),
      },
    ],
  });
  console.log(`Shopify simulator: ${simulator.url}`);
  for (const { domain } of shops) console.log(`  ${domain}: ${simulator.url}/${domain}`);
  for (const app of simulator.apps) {
    console.log(`App "${app.title}"\n  Client ID:     ${app.clientId}\n  Client secret: ${app.clientSecret}`);
    console.log(`  Redirect URL:  ${app.redirectUrls.join(', ')}`);
  }
  console.log(`Plugin configuration: shopOrigin: '${simulator.url}/{shop}'`);

  const stop = (): void => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

main().catch((error: unknown) => {
  console.error(`${(error as Error).message}\n\n${USAGE}`);
  process.exitCode = 1;
});
