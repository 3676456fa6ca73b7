import { Api, Problem, type Schemas } from '../shared/api';
import { token } from '../signing-in';

export { Problem, type Schemas };

export type Feature = Schemas['AdminFeature'];
export type Member = Schemas['Member'];

/** The service that this page comes from. */
export const api = new Api({ base: '.', token });

/** What the service said about each field of a form. */
export function errorsOf(refusal: Error | undefined): { field: string; message: string }[] {
    return refusal instanceof Problem ? (refusal.document.errors ?? []) : [];
}

/** Saves a file that the service makes; a plain link would send no token. */
export async function download(url: URL, type: string, name: string): Promise<void> {
    const response = await api.fetch(url, { headers: { Accept: type } });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
}

/** The address of a rendered mail, on the host by which this page was opened. */
export function here(url: string): string {
    const { pathname, search } = new URL(url, document.baseURI);
    return pathname + search;
}
