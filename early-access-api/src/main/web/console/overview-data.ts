import { api, type Schemas } from './client';

export type Summary = Schemas['FeatureOverview'];

/** Everything that the caller may see, page by page. */
export async function summaries(): Promise<Summary[]> {
    const all: Summary[] = [];
    let after: string | undefined;
    do {
        const { data } = await api.get('/api/v1/admin/overview', {
            query: { limit: 200, ...(after ? { after } : {}) },
        });
        all.push(...data.items);
        after = data.next ?? undefined;
    } while (after);
    return all;
}

/** What the search field lets through: each word stands in the name, the key or the owner. */
export function matches(feature: Summary, text: string): boolean {
    const all = [feature.name, feature.key, feature.owner?.name, feature.owner?.team].join(' ').toLowerCase();
    return text
        .toLowerCase()
        .split(/\s+/)
        .every((word) => all.includes(word));
}
