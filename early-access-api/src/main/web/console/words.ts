import { number } from '../shared/time';
import type { Feature, Schemas } from './client';

export type Stage = Feature['stage'];

export const STAGES: Stage[] = ['concept', 'beta', 'general-availability', 'archived'];

export const STAGE: Record<Stage, string> = {
    concept: 'Concept',
    beta: 'Beta',
    'general-availability': 'General availability',
    archived: 'Archived',
};

/** What moving between two stages is called on a button; all other moves do not exist. */
const MOVES: Partial<Record<`${Stage}>${Stage}`, string>> = {
    'concept>beta': 'Launch beta',
    'concept>archived': 'Archive',
    'beta>general-availability': 'Release to everybody',
    'beta>concept': 'Pull back',
    'beta>archived': 'Archive',
    'general-availability>beta': 'Roll back to beta',
    'general-availability>archived': 'Archive',
    'archived>concept': 'Revive as a concept',
};

export function move(from: Stage, to: Stage): string | undefined {
    return MOVES[`${from}>${to}`];
}

export function moves(from: Stage): { to: Stage; verb: string }[] {
    return STAGES.flatMap((to) => {
        const verb = move(from, to);
        return verb ? [{ to, verb }] : [];
    });
}

/** Only the way to beta and to general availability needs no reason. */
export function needsReason(from: Stage, to: Stage): boolean {
    return !(to === 'beta' && from === 'concept') && to !== 'general-availability';
}

export const STATUS: Record<Schemas['Member']['status'], string> = {
    none: 'No choice',
    interested: 'Interested',
    'opted-in': 'Opted in',
    'opted-out': 'Opted out',
};

export const ORIGIN: Record<string, string> = {
    self: 'by themselves',
    launch: 'by the launch',
    admin: 'by the team',
};

export const MAIL: Record<string, string> = {
    launch: 'Launch',
    'feedback-request': 'Feedback request',
    'feedback-reply': 'Reply to feedback',
    'feedback-answer': 'Feedback to the team',
    digest: 'Feedback digest',
    update: 'Update',
    'general-availability': 'General availability',
    'pulled-back': 'Beta pulled back',
    attention: 'Attention',
    'reply-confirmation': 'Confirmation of a reply',
};

interface Word {
    word: string;
    tone: Tone;
}

export const DELIVERY: Record<Schemas['Delivery']['status'], Word> = {
    owed: { word: 'To be sent', tone: 'info' },
    sent: { word: 'Sent', tone: 'positive' },
    failed: { word: 'Failed', tone: 'negative' },
    cancelled: { word: 'Cancelled', tone: 'neutral' },
};

/** Why a recipient is owed no mail. */
export const NO_MAIL: Record<string, string> = {
    'no-address': 'The user has no mail address',
    suppressed: 'The address does not exist',
    'not-wanted': 'Such mails are not wanted',
};

export type Tone = 'positive' | 'warning' | 'negative' | 'info' | 'neutral';

export const FEEDBACK: Record<Schemas['Feedback']['status'], Word> = {
    unread: { word: 'Unread', tone: 'info' },
    read: { word: 'Read', tone: 'neutral' },
    answered: { word: 'Answered', tone: 'positive' },
    automatic: { word: 'Automatic', tone: 'neutral' },
};

export const MESSAGE: Record<Schemas['WebhookMessage']['status'], Word> = {
    waiting: { word: 'Waiting', tone: 'info' },
    delivered: { word: 'Delivered', tone: 'positive' },
    failed: { word: 'Failed', tone: 'negative' },
};

export const IMPORTED: Record<Schemas['ImportedEnrollment']['outcome'], Word> = {
    imported: { word: 'Imported', tone: 'positive' },
    unchanged: { word: 'Unchanged', tone: 'neutral' },
    refused: { word: 'Refused', tone: 'negative' },
};

export const ATTENTION: Record<string, string> = {
    'past-target-date': 'Past its target date',
    'older-than-six-months': 'Older than six months',
    'quiet-for-90-days': 'Quiet for 90 days',
    'still-evaluated': 'Code still asks for it',
};

export const ENROLLED_BECAUSE: Record<string, string> = {
    stage: 'the same for everybody in this stage',
    'own-choice': 'the user’s own choice',
    launch: 'interested when the beta began',
    admin: 'set by the team',
    'never-chosen': 'no choice so far',
};

export const DELIVERY_CHOICE: Record<string, string> = {
    'every-answer': 'Each entry at once',
    'daily-digest': 'A digest each morning',
    none: 'No mails',
};

export const MISSING: Record<string, string> = {
    name: 'a name',
    description: 'a description',
    documentationUrl: 'a documentation link',
    'owner.name': 'the owner’s name',
    'owner.email': 'the owner’s mail address',
};

/** What a choice between these offers. */
export function options(all: Record<string, Word>): [string, string][] {
    return Object.entries(all).map(([value, { word }]) => [value, word]);
}

/** `stage-changed` as a person writes it: `Stage changed`. */
export function words(code: string): string {
    const plain = code.replace(/[-_.]/g, ' ').replace(/\b(api|url)\b/, (name) => name.toUpperCase());
    return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** "1 mail", "1,204 mails". */
export function count(n: number, one: string, many: string = one + 's'): string {
    return number(n) + ' ' + (n === 1 ? one : many);
}

export function decimal(n: number): string {
    return new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(n);
}
