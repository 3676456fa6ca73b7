/** Gets tokens from an OpenID Connect provider: the authorization code flow (RFC 6749, 4.1) with PKCE (RFC 7636). */
import type { Provider } from './settings';

/** @property refresh kept in memory alone, so that nobody finds it later */
export interface Tokens {
    access: string;
    refresh?: string | undefined;
}

/** An authorization request, and the secret that only this tab knows. */
export class PkceRequest {
    private constructor(
        readonly address: string,
        readonly verifier: string,
    ) {}

    /** @param asks whether the provider asks who it is, even if it knows */
    static async of(provider: Provider, state: string, asks: boolean): Promise<PkceRequest> {
        const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
        const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
        const address = new URL(provider.authorization);
        const parameters = {
            response_type: 'code',
            client_id: provider.client,
            redirect_uri: provider.home,
            scope: provider.scopes.join(' '),
            state,
            code_challenge: base64url(new Uint8Array(hash)),
            code_challenge_method: 'S256',
            ...(asks ? { prompt: 'login' } : {}),
        };
        Object.entries(parameters).forEach(([name, value]) => address.searchParams.set(name, value));
        return new PkceRequest(address.href, verifier);
    }
}

/** The tokens for the code that the provider has sent. */
export async function exchange(provider: Provider, sent: URLSearchParams, verifier: string): Promise<Tokens> {
    const code = sent.get('code');
    if (!code) {
        throw new Error(
            `The provider refused: ${sent.get('error_description') ?? sent.get('error') ?? 'no code'}`,
        );
    }
    const response = await ask(provider, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: provider.home,
        code_verifier: verifier,
    });
    if (!response) {
        throw new Error('The provider gave no token.');
    }
    return response;
}

/** New tokens for a refresh token; none if the sign-in at the provider has ended. */
export function refresh(provider: Provider, token: string): Promise<Tokens | undefined> {
    return ask(provider, { grant_type: 'refresh_token', refresh_token: token });
}

async function ask(provider: Provider, grant: Record<string, string>): Promise<Tokens | undefined> {
    const response = await fetch(provider.token, {
        method: 'POST',
        body: new URLSearchParams({ ...grant, client_id: provider.client }),
    }).catch(() => undefined);
    const tokens = response?.ok ? await response.json() : {};
    return tokens.access_token ? { access: tokens.access_token, refresh: tokens.refresh_token } : undefined;
}

function base64url(bytes: Uint8Array): string {
    return btoa(String.fromCharCode(...bytes))
        .replace(/\+/g, '-')
        .replace(/\//g, '_')
        .replace(/=+$/, '');
}
