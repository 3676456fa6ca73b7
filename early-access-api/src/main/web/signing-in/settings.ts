/** How people sign in, as the page says it in `<meta name="early-access-sign-in">`. */

/** At an OpenID Connect provider, as a public client. */
export interface Provider {
    kind: 'provider';
    /** The address to which the provider sends the browser back. */
    home: string;
    authorization: string;
    token: string;
    client: string;
    scopes: string[];
}

/** At a page of the company's own backend. */
interface OwnPage {
    kind: 'own-page';
    /** The path of this page, to which the company's page sends the browser back. */
    page: string;
    /** The address of this page; absent if the company's page comes back to any host. */
    home?: string;
}

/** With a provider that does not respond, or not at all. */
interface Nowhere {
    kind: 'away' | 'none';
}

export type Settings = Provider | OwnPage | Nowhere;

export function settings(): Settings {
    const meta = document.querySelector<HTMLMetaElement>('meta[name="early-access-sign-in"]');
    return JSON.parse(meta?.content || '{"kind": "none"}') as Settings;
}
