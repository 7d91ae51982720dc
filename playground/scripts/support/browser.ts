import { HttpError } from './http';

interface Cookie {
  name: string;
  value: string;
  host: string;
  path: string;
}

/** What a browser shows after a step: no redirect is followed by itself. */
export interface BrowserPage {
  url: string;
  status: number;
  html: string;
  /** The absolute URL that a 3xx answer points to. */
  location: string | null;
}

/** As much of a browser as an OAuth handshake needs: cookies by host and path, pages, and forms. */
export interface Browser {
  open(url: string): Promise<BrowserPage>;
  /** Submits the form of a page that has the button, with the form's hidden fields. */
  press(page: BrowserPage, button: string): Promise<BrowserPage>;
  /** Takes the cookies of an answer that a script of a page received. */
  keepCookies(response: Response): void;
}

const parseCookie = (header: string, host: string): Cookie => {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice('path='.length);
  return { name: pair.slice(0, at), value: pair.slice(at + 1), host, path: path || '/' };
};

const covers = (cookie: Cookie, url: URL): boolean =>
  cookie.host === url.hostname &&
  (url.pathname === cookie.path || url.pathname.startsWith(cookie.path.replace(/\/?$/, '/')));

const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | null => {
  const match = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag);
  return match?.[1] === undefined ? null : unescapeHtml(match[1]);
};

const textOf = (html: string): string => unescapeHtml(html.replace(/<[^>]*>/g, ' ')).trim();

/** The action, method and fields of the form that the named button submits. */
const findForm = (page: BrowserPage, button: string) => {
  for (const [, openTag = '', content = ''] of page.html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/gi)) {
    const pressed = [...content.matchAll(/(<button\b[^>]*>)([\s\S]*?)<\/button>/gi)].find(
      ([, , label = '']) => textOf(label) === button
    );
    if (!pressed) continue;
    const fields = new URLSearchParams();
    const hidden = [...content.matchAll(/<input\b[^>]*type="hidden"[^>]*>/gi)].map(([tag]) => tag);
    for (const tag of [...hidden, pressed[1] ?? '']) {
      const name = attribute(tag, 'name');
      if (name !== null) fields.append(name, attribute(tag, 'value') ?? '');
    }
    const action = new URL(attribute(openTag, 'action') || page.url, page.url).href;
    return { action, method: (attribute(openTag, 'method') ?? 'get').toLowerCase(), fields };
  }
  throw new Error(
    `${page.url} has no form with the button "${button}":\n${textOf(page.html).slice(0, 1_000)}`
  );
};

export const createBrowser = (): Browser => {
  const cookies = new Map<string, Cookie>();

  const keepCookies = (response: Response): void => {
    for (const header of response.headers.getSetCookie()) {
      const cookie = parseCookie(header, new URL(response.url).hostname);
      cookies.set(`${cookie.host} ${cookie.path} ${cookie.name}`, cookie);
    }
  };

  const visit = async (url: string, init: RequestInit = {}): Promise<BrowserPage> => {
    const sent = [...cookies.values()].filter((cookie) => covers(cookie, new URL(url)));
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
        ...(sent.length > 0 ? { cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; ') } : {}),
      },
    });
    keepCookies(response);
    const html = await response.text();
    if (response.status >= 400) throw new HttpError(init.method ?? 'GET', url, response.status, textOf(html));
    const location = response.headers.get('location');
    return { url, status: response.status, html, location: location && new URL(location, url).href };
  };

  return {
    open: (url) => visit(url),
    press(page, button) {
      const { action, method, fields } = findForm(page, button);
      if (method === 'post') return visit(action, { method: 'POST', body: fields });
      return visit(`${action.split('?')[0]}?${fields.toString()}`);
    },
    keepCookies,
  };
};
