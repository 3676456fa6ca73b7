import type { Feature, Schemas } from '../client';

/** What describes a feature, while somebody changes it. */
export type Draft = Omit<Feature, 'counts' | 'createdAt' | 'stageSince'>;

/** The fields that are a text, or none. */
export type Text = (typeof TEXTS)[number];

const TEXTS = [
    'name',
    'description',
    'url',
    'documentationUrl',
    'feedbackUrl',
    'targetDate',
    'activationCriteria',
] as const;

/** Only what differs, as a merge patch. */
export function changeOf(now: Draft, draft: Draft): Schemas['FeatureChange'] {
    const change: Record<string, unknown> = {};
    for (const name of [...TEXTS, 'size', 'newProduct', 'metered'] as const) {
        if ((draft[name] ?? null) !== (now[name] ?? null)) {
            change[name] = draft[name];
        }
    }
    if (JSON.stringify(draft.managers) !== JSON.stringify(now.managers)) {
        change['managers'] = draft.managers;
    }
    const owner = Object.fromEntries(
        (['name', 'email', 'team'] as const)
            .filter((part) => (draft.owner?.[part] ?? null) !== (now.owner?.[part] ?? null))
            .map((part) => [part, draft.owner?.[part] ?? null]),
    );
    if (Object.keys(owner).length > 0) {
        change['owner'] = owner;
    }
    const tags = new Set([...Object.keys(now.translations), ...Object.keys(draft.translations)]);
    const translations = Object.fromEntries(
        [...tags]
            .filter(
                (tag) => JSON.stringify(draft.translations[tag]) !== JSON.stringify(now.translations[tag]),
            )
            .map((tag) => [tag, draft.translations[tag] ?? null]),
    );
    if (Object.keys(translations).length > 0) {
        change['translations'] = translations;
    }
    return change;
}

/** The service wants a reason where a change would be a way around the launch checklist. */
export function lowers(now: Draft, draft: Draft): boolean {
    return (
        now.stage !== 'concept' &&
        ((now.size === 'major' && draft.size === 'minor') ||
            (now.newProduct && !draft.newProduct) ||
            (now.metered && !draft.metered))
    );
}

/** Puts a merge patch on a feature (RFC 7396), so that what somebody else changed meanwhile stays. */
export function patched<T extends object>(target: T, patch: object): T {
    for (const [name, value] of Object.entries(patch)) {
        const now = (target as Record<string, unknown>)[name];
        Object.assign(target, {
            [name]:
                value !== null && typeof value === 'object' && !Array.isArray(value)
                    ? patched({ ...(now ?? {}) }, value)
                    : value,
        });
    }
    return target;
}
