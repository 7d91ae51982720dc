import { Html, html } from '../../../../simulator/src/page/html';
import { CLIENT_ID, movableClock, SHOP, startTestSimulator, type TestSimulator } from '../support/simulator';

let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator({ clock: movableClock() });
});
afterAll(() => simulator.close());

const read = async (path: string): Promise<string> => {
  const response = await fetch(`${simulator.url}${path}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  return response.text();
};

describe('html', () => {
  it('escapes everything but HTML itself', () => {
    expect(
      html`<a href="${'"x"'}">${'<b>'}${new Html('<i>')}${[html`<u></u>`, '&']}${null}${false}${0}</a>`.text
    ).toBe('<a href="&quot;x&quot;">&lt;b&gt;<i><u></u>&amp;0</a>');
  });
});

describe('the pages', () => {
  it('show the shops and the apps with their credentials', async () => {
    const text = await read('/');
    expect(text).toContain('<title>Shopify simulator</title>');
    expect(text).toContain(`<a href="/${SHOP}">`);
    expect(text).toContain(CLIENT_ID);
    expect(text).toContain(simulator.apps[0]?.clientSecret);
    expect(text).toContain(`${simulator.url}/{shop}`);
  });

  it.each([
    ['orders', 'Orders (20)'],
    ['customers', 'Customers (12)'],
    ['products', 'Products (8)'],
    ['deliveries', 'Webhook deliveries (0)'],
  ])('show %s', async (view, heading) => {
    const text = await read(`/${SHOP}?view=${view}`);
    expect(text).toContain(`<h2>${heading}</h2>`);
    expect(text).toContain('aria-current="page"');
  });

  it('change a record with a button and come back to the table', async () => {
    const text = await read(`/${SHOP}?view=customers`);
    const target = simulator.shops.get(SHOP)?.list('Customer').at(-1)?.id ?? '';
    expect(text).toContain(`name="target" value="${target}"`);
    const response = await fetch(`${simulator.url}/${SHOP}/changes`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        name: 'deleteCustomer',
        title: 'Delete',
        view: 'customers',
        page: '1',
        target,
      }),
    });
    expect(response.status).toBe(303);
    expect(simulator.shops.get(SHOP)?.get(target)).toBeUndefined();
    const back = await read(response.headers.get('location') ?? '');
    expect(back).toContain('Done: Delete');
    expect(back).toContain('Customers (11)');
  });

  it('say why a change is not possible', async () => {
    const response = await fetch(`${simulator.url}/${SHOP}/changes`, {
      method: 'POST',
      body: new URLSearchParams({
        name: 'deleteOrder',
        title: 'Delete',
        view: 'orders',
        page: '1',
        target: 'gid://shopify/Order/1',
      }),
    });
    expect(await response.text()).toContain('Not possible:');
  });

  it('answer 404 for a shop that is not there', async () => {
    expect((await fetch(`${simulator.url}/other.myshopify.com`)).status).toBe(404);
  });
});
