import { claims } from '../signing-in';

type Role = 'STAFF' | 'VIEWER' | 'SUPPORT' | 'EDITOR' | 'ADMIN';

/** Who may do what, as the table in docs/security.md says. The service decides; the console only hides what it would refuse. */
const MAY = {
    'see features': ['STAFF', 'VIEWER', 'SUPPORT', 'EDITOR', 'ADMIN'],
    'see everything': ['VIEWER', 'SUPPORT', 'EDITOR', 'ADMIN'],
    'see addresses': ['SUPPORT', 'EDITOR', 'ADMIN'],
    'create concepts': ['STAFF', 'EDITOR', 'ADMIN'],
    'create betas': ['EDITOR', 'ADMIN'],
    'reply to feedback': ['STAFF', 'EDITOR', 'ADMIN'],
    'change all features': ['EDITOR', 'ADMIN'],
    'enroll users': ['STAFF', 'SUPPORT', 'EDITOR', 'ADMIN'],
    'help users': ['SUPPORT', 'ADMIN'],
    'change the feedback group': ['EDITOR', 'ADMIN'],
    'get feedback by mail': ['STAFF', 'EDITOR', 'ADMIN'],
    administer: ['ADMIN'],
} satisfies Record<string, Role[]>;

export type Deed = keyof typeof MAY;

export function may(deed: Deed): boolean {
    const mine: string[] = claims().roles;
    return MAY[deed].some((role) => mine.includes(role));
}

/** What another role includes. */
const INCLUDED: Partial<Record<string, Role[]>> = {
    SUPPORT: ['VIEWER'],
    EDITOR: ['STAFF', 'VIEWER'],
    ADMIN: ['STAFF', 'VIEWER', 'SUPPORT', 'EDITOR'],
};

/** The reader's roles, without those that another one of them includes. */
export function highestRoles(): string[] {
    const mine = claims().roles;
    const included: string[] = mine.flatMap((role) => INCLUDED[role] ?? []);
    return mine.filter((role) => !included.includes(role));
}

/** What somebody with STAFF may do with their own features, an editor may do with all. */
export function mayChange(feature: { mine: boolean }): boolean {
    return may('change all features') || feature.mine;
}

/** The service writes to the address in the reader's token. */
export function maySubscribe(): boolean {
    return may('get feedback by mail') && claims().email !== undefined;
}

/** A test mail goes to the address in the reader's token. */
export function maySendTests(): boolean {
    return claims().email !== undefined;
}

export function mayEnroll(feature: { mine: boolean }): boolean {
    return may('help users') || mayChange(feature);
}
