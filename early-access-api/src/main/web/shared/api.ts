/*
 * The public API, typed by its OpenAPI document. A call is the method, the path as the document has it, and what goes
 * into it: `api.get('/api/v1/admin/features/{key}', { path: { key } })`.
 */
import type { components, paths } from '../api-types';

export type Schemas = components['schemas'];

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

type PathOf<M extends Method> = {
    [P in keyof paths]: undefined extends paths[P][M] ? never : P;
}[keyof paths];

type PathPart<O> = O extends { parameters: { path: infer P } } ? { path: P } : { path?: undefined };

/** A value may come from the address of a page, where anything can stand: the service checks it. */
type QueryPart<O> = O extends { parameters: { query?: infer Q } }
    ? { query?: { [N in keyof Q]?: Q[N] | string | undefined } }
    : { query?: undefined };

type BodyPart<O> = O extends { requestBody: { content: infer C } }
    ? { body: C[keyof C] }
    : O extends { requestBody?: { content: infer C } }
      ? { body?: C[keyof C] }
      : { body?: undefined };

export type Call<O> = PathPart<O> &
    QueryPart<O> &
    BodyPart<O> & { ifMatch?: string | null; signal?: AbortSignal };

interface AnyCall {
    path?: unknown;
    query?: object | undefined;
    body?: unknown;
    ifMatch?: string | null;
    signal?: AbortSignal;
}

type Arguments<O> = object extends Call<O> ? [call?: Call<O>] : [call: Call<O>];

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : undefined;

type Data<O> = O extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202 | 204)]> : never;

/** What a call returned: the JSON, and the entity tag that `ifMatch` takes. */
export interface Result<T> {
    data: T;
    etag: string | null;
}

/** The service refused: the message says what is wrong and what to do, and `document` has the facts (RFC 9457). */
export class Problem extends Error {
    readonly status: number;
    readonly document: Partial<Schemas['Problem']>;

    constructor(status: number, document: Partial<Schemas['Problem']>) {
        super(document.detail ?? document.title ?? `HTTP ${status}`);
        this.status = status;
        this.document = document;
    }

    /** The last part of the problem's type, such as `closed-for-enrollment`. */
    get kind(): string {
        return this.document.type?.split('/').pop() ?? '';
    }
}

/** No response came: the network or the service is down. */
export class Unreachable extends Error {}

export interface Settings {
    /** The address of the service, at which `api/v1` begins; relative to the page, or absolute. */
    base: string;
    /** A valid token. It is asked with `true` when the service no longer accepts the last one. */
    token: (renew: boolean) => string | Promise<string>;
    /** The language of texts, which counts if the token has no `locale`. */
    language?: string;
}

export class Api {
    readonly #settings: Settings;

    constructor(settings: Settings) {
        this.#settings = settings;
    }

    get<P extends PathOf<'get'>>(path: P, ...[call]: Arguments<paths[P]['get']>) {
        return this.#send<Data<paths[P]['get']>>('GET', path, call);
    }

    put<P extends PathOf<'put'>>(path: P, ...[call]: Arguments<paths[P]['put']>) {
        return this.#send<Data<paths[P]['put']>>('PUT', path, call);
    }

    post<P extends PathOf<'post'>>(path: P, ...[call]: Arguments<paths[P]['post']>) {
        return this.#send<Data<paths[P]['post']>>('POST', path, call);
    }

    patch<P extends PathOf<'patch'>>(path: P, ...[call]: Arguments<paths[P]['patch']>) {
        return this.#send<Data<paths[P]['patch']>>('PATCH', path, call);
    }

    delete<P extends PathOf<'delete'>>(path: P, ...[call]: Arguments<paths[P]['delete']>) {
        return this.#send<Data<paths[P]['delete']>>('DELETE', path, call);
    }

    /** An address of the service, such as that of an event stream. What has no value is left out of the query. */
    address(path: string, query: object = {}): URL {
        const base = new URL(this.#settings.base, document.baseURI).href.replace(/\/*$/, '/');
        const url = new URL(path.replace(/^\//, ''), base);
        for (const [name, value] of Object.entries(query)) {
            if (value != null && value !== '') {
                url.searchParams.set(name, String(value));
            }
        }
        return url;
    }

    /** Sends a request with the token; once more with another one if the service no longer accepts the first. */
    async fetch(url: URL, request: RequestInit & { headers: Record<string, string> }): Promise<Response> {
        const send = (token: string) =>
            fetch(url, {
                ...request,
                headers: { ...request.headers, Authorization: `Bearer ${token}` },
            }).catch((error) => {
                throw error.name === 'AbortError' ? error : new Unreachable(error.message, { cause: error });
            });
        let response = await send(await this.#settings.token(false));
        if (response.status === 401) {
            response = await send(await this.#settings.token(true));
        }
        if (!response.ok) {
            throw new Problem(response.status, await response.json().catch(() => ({})));
        }
        return response;
    }

    async #send<T>(method: string, path: string, call: AnyCall = {}): Promise<Result<T>> {
        const { body, ifMatch, signal } = call;
        const names = (call.path ?? {}) as Record<string, string | number>;
        const url = this.address(
            path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(names[name] ?? '')),
            call.query,
        );
        const headers: Record<string, string> = { Accept: 'application/json' };
        if (body !== undefined) {
            headers['Content-Type'] = 'application/json';
        }
        if (ifMatch) {
            headers['If-Match'] = ifMatch;
        }
        if (this.#settings.language) {
            headers['Accept-Language'] = this.#settings.language;
        }
        const response = await this.fetch(url, {
            method,
            headers,
            body: JSON.stringify(body) ?? null,
            signal: signal ?? null,
        });
        const text = await response.text();
        return { data: (text ? JSON.parse(text) : undefined) as T, etag: response.headers.get('ETag') };
    }
}
