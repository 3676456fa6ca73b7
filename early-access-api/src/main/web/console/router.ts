/** Where the reader is: the path and the query of the address's hash, such as `#/features/dark-mode?tab=users`. */
export interface Route {
    readonly path: readonly string[];
    readonly query: URLSearchParams;
}

export function route(hash: string = location.hash): Route {
    const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
    return { path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

/** A part of an address that somebody typed may be no valid encoding. */
function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

/** The address of a page, for links. Parts of the query without a value are left out. */
export function to(path: string[], query: Record<string, string | null | undefined> = {}): string {
    const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
    const search = new URLSearchParams(kept).toString();
    return '#/' + path.map(encodeURIComponent).join('/') + (search ? '?' + search : '');
}

export function toFeature(key: string, tab?: string): string {
    return to(['features', key], { tab });
}

export function toPerson(id: string): string {
    return to(['people', id]);
}

/** Changes filters of the page that is shown; the way back leads to the page before, not to each letter typed. */
export function filter(change: Record<string, string | null | undefined>): void {
    const { path, query } = route();
    history.replaceState(null, '', to([...path], { ...Object.fromEntries(query), ...change }));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
}

export function go(hash: string): void {
    location.hash = hash;
}
