/*
 * Signs people in to the service's own pages. Import it first: it takes what a sign-in has sent back out of the address
 * before anybody reads the address. The token stands in session storage, under the name that Swagger UI uses too.
 */
import { PkceRequest, exchange, refresh, type Tokens } from './provider';
import { showAgain, showScreen } from './screen';
import { type Settings, settings } from './settings';

const TOKEN = 'early-access.token';
const ME = 'early-access.me';
const BEGUN = 'early-access.sign-in';
const SIGNED_OUT = 'early-access.signed-out';

/** A token that ends within this time is not sent any more. */
const LEEWAY = 10_000;

/** The person who is signed in, as the service reads it from the token. */
export interface Claims {
    sub: string;
    name?: string;
    email?: string;
    /** The roles with all that they include: an `ADMIN` has each of them. Empty for users of the product. */
    roles: string[];
}

/** What a sign-in keeps until the browser comes back. */
interface Begun {
    state: string;
    verifier?: string;
    place: string;
}

const store = window.sessionStorage;
let refreshToken: string | undefined;
let justArrived = false;
let wasSignedIn = false;
let pending: Promise<string> | undefined;
const arrival = arrive();

/**
 * A valid token. Without one, the browser goes to the sign-in and comes back to the same place, so the promise stays
 * open.
 *
 * @param renew whether the service no longer accepts the last one
 */
export function token(renew = false): Promise<string> {
    const known = store.getItem(TOKEN);
    if (known && isValid(known) && store.getItem(ME) && !renew && !pending) {
        wasSignedIn = true;
        return Promise.resolve(known);
    }
    pending ??= find(renew).finally(() => (pending = undefined));
    return pending;
}

/** The person who is signed in. There is one as soon as there was a token. */
export function claims(): Claims {
    return JSON.parse(store.getItem(ME) ?? '{"sub": "", "roles": []}') as Claims;
}

/** Forgets the token in this tab, and says so. The next sign-in asks who it is. */
export function signOut(): void {
    forget();
    store.setItem(SIGNED_OUT, 'true');
    showScreen('You are signed out.', begin);
}

async function find(renew: boolean): Promise<string> {
    await arrival;
    let known = store.getItem(TOKEN);
    if (!known || renew || !isValid(known)) {
        store.removeItem(TOKEN);
        known = (await refreshed()) ?? null;
    }
    if (known) {
        await readMe(known);
        justArrived = false;
        wasSignedIn = true;
        return known;
    }
    return signIn(renew);
}

/** Nobody is sent away from what they were writing, and nobody in a circle. */
function signIn(renew: boolean): Promise<never> {
    if (renew && justArrived) {
        showScreen('The service does not accept the token that you got.', begin);
    } else if (store.getItem(SIGNED_OUT)) {
        showScreen('You are signed out.', begin);
    } else if (wasSignedIn) {
        showAgain(begin);
    } else {
        void begin();
    }
    return new Promise(() => {});
}

async function begin(): Promise<void> {
    const signIn = settings();
    if ('home' in signIn && new URL(signIn.home).origin !== location.origin) {
        location.assign(signIn.home + location.hash); // the sign-in comes back to this address alone
        return;
    }
    const begun: Begun = { state: random(), place: location.search + location.hash };
    if (signIn.kind === 'provider') {
        if (!window.isSecureContext) {
            showScreen('Signing in needs an address that begins with https.', begin);
            return;
        }
        const request = await PkceRequest.of(signIn, begun.state, store.getItem(SIGNED_OUT) !== null);
        keep({ ...begun, verifier: request.verifier });
        location.assign(request.address);
    } else if (signIn.kind === 'own-page') {
        keep(begun);
        location.assign('sign-in?' + new URLSearchParams({ page: signIn.page, state: begun.state }));
    } else if (signIn.kind === 'away') {
        showScreen('The sign-in provider does not respond at the moment.', () => location.reload());
    } else {
        showScreen('No sign-in is set up. Paste a token to go on.', undefined, (pasted) => {
            store.removeItem(SIGNED_OUT);
            store.setItem(TOKEN, pasted);
            location.reload();
        });
    }
}

function keep(begun: Begun): void {
    store.removeItem(SIGNED_OUT);
    store.setItem(BEGUN, JSON.stringify(begun));
}

/** Takes what the sign-in has sent back: a token in the fragment, or a code in the query. */
async function arrive(): Promise<void> {
    const signIn = settings();
    const sent = new URLSearchParams(signIn.kind === 'provider' ? location.search : location.hash.slice(1));
    if (!sent.has('state')) {
        return;
    }
    const begun = JSON.parse(store.getItem(BEGUN) ?? 'null') as Begun | null;
    store.removeItem(BEGUN);
    history.replaceState(null, '', location.pathname + (begun?.place ?? ''));
    if (begun?.state !== sent.get('state')) {
        return stop('You did not begin this sign-in in this tab.');
    }
    try {
        keepTokens(await tokens(signIn, sent, begun));
        justArrived = true;
    } catch (error) {
        return stop((error as Error).message);
    }
}

async function tokens(signIn: Settings, sent: URLSearchParams, begun: Begun): Promise<Tokens> {
    if (signIn.kind === 'provider') {
        return exchange(signIn, sent, begun.verifier ?? '');
    }
    const token = sent.get('token');
    if (!token) {
        throw new Error('The sign-in page sent no token.');
    }
    return { access: token };
}

/** Shows why there is no token, and never goes on. */
function stop(message: string, goOn: () => unknown = begin): Promise<never> {
    showScreen(message, goOn);
    return new Promise(() => {});
}

function keepTokens(tokens: Tokens): void {
    store.setItem(TOKEN, tokens.access);
    store.removeItem(ME);
    refreshToken = tokens.refresh;
}

async function refreshed(): Promise<string | undefined> {
    const signIn = settings();
    if (signIn.kind !== 'provider' || !refreshToken) {
        return undefined;
    }
    const tokens = await refresh(signIn, refreshToken);
    if (tokens) {
        store.setItem(TOKEN, tokens.access);
    }
    // A provider that sends no other refresh token goes on with the same (RFC 6749, 6).
    refreshToken = tokens && (tokens.refresh ?? refreshToken);
    return tokens?.access;
}

/** Asks the service who this is, once for each token. */
async function readMe(token: string): Promise<void> {
    if (store.getItem(ME)) {
        return;
    }
    const response = await fetch('api/v1/me', { headers: { Authorization: `Bearer ${token}` } }).catch(
        () => undefined,
    );
    if (response === undefined) {
        await stop('The service does not respond at the moment.', () => location.reload());
    } else if (response.ok) {
        const me = await response.json();
        const claims: Claims = { sub: me.userId, roles: me.roles };
        store.setItem(
            ME,
            JSON.stringify({ ...claims, name: me.name ?? undefined, email: me.email ?? undefined }),
        );
    } else if (response.status === 401) {
        const problem = await response.json().catch(() => ({}));
        forget();
        await stop(`The service does not accept your token. ${problem.detail ?? ''}`);
    } else {
        await stop(`The service does not respond as it should (${response.status}).`, () =>
            location.reload(),
        );
    }
}

function forget(): void {
    store.removeItem(TOKEN);
    store.removeItem(ME);
    refreshToken = undefined;
}

/** A token without an end, or that is no JWT, is left to the service to judge. */
function isValid(token: string): boolean {
    try {
        const part = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
        const { exp } = JSON.parse(atob(part)) as { exp?: number };
        return exp === undefined || exp * 1000 > Date.now() + LEEWAY;
    } catch {
        return true;
    }
}

function random(): string {
    return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
        byte.toString(16).padStart(2, '0'),
    ).join('');
}
