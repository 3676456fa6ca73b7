/*
 * What the service says about a user's features, kept up to date: choices show at once and roll back when the service
 * refuses, and pushes bring what happens elsewhere.
 */
import { type Api, Problem, type Schemas, Unreachable } from '../shared/api';
import { Push } from '../shared/push';

export type Feature = Schemas['Feature'];

/** A feature that is no longer as it was. */
export interface Change {
    key: string;
    name: string;
    stage: Feature['stage'];
    /** The stage before; undefined for a feature that was not there. */
    from: Feature['stage'] | undefined;
    status: Feature['enrollment']['status'];
    enabled: boolean;
    /** Whether this element sent the choice, or the service told of it. */
    by: 'user' | 'service';
}

const STAGES = ['concept', 'beta', 'general-availability'] as const;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;
const HIDDEN_FOR_LONG = 120_000;

export class Store {
    /** Undefined until they are read. */
    features: Feature[] | undefined;

    /** Why the last reading failed; what was read before is still there. */
    failure: Error | undefined;

    /** The choices that the service has not confirmed yet. */
    readonly #wanted = new Map<string, boolean>();
    readonly #push: Push;
    #writes = 0;
    #reading: Promise<void> | undefined;
    #again = false;
    #wait = FIRST_WAIT;
    #retry = 0;
    #closing = 0;
    #closed = false;

    readonly #api: Api;
    readonly #updated: (changes: Change[]) => void;

    constructor(api: Api, updated: (changes: Change[]) => void) {
        this.#api = api;
        this.#updated = updated;

        this.#push = new Push(api, () => this.load());
        addEventListener('online', this.load);
        document.addEventListener('visibilitychange', this.#shown);
    }

    close() {
        this.#closed = true;
        clearTimeout(this.#retry);
        clearTimeout(this.#closing);
        this.#push.close();
        removeEventListener('online', this.load);
        document.removeEventListener('visibilitychange', this.#shown);
    }

    find(key: string): Feature | undefined {
        return this.features?.find((feature) => feature.key === key);
    }

    /** Whether the user is in, as the screen shows it. */
    isIn(feature: Feature): boolean {
        return this.#wanted.get(feature.key) ?? /interested|opted-in/.test(feature.enrollment.status);
    }

    /** Reads the features; a call during a reading makes it read once more. */
    readonly load = (): Promise<void> => {
        this.#again = true;
        this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
        return this.#reading;
    };

    async #read() {
        while (this.#again && !this.#closed) {
            this.#again = false;
            clearTimeout(this.#retry);
            const writes = this.#writes;
            try {
                const { data } = await this.#api.get('/api/v1/features', { query: { stage: [...STAGES] } });
                if (this.#closed) {
                    return;
                }
                if (writes !== this.#writes) {
                    this.#again = true; // this response may be older than the choice
                    continue;
                }
                this.failure = undefined;
                this.#wait = FIRST_WAIT;
                this.#accept(data.features, 'service');
                this.#push.listen(data.eventStreams);
            } catch (error) {
                this.#failed(error as Error);
            }
        }
    }

    #failed(error: Error) {
        if (this.#closed) {
            return;
        }
        this.failure = error;
        if (
            error instanceof Unreachable ||
            (error instanceof Problem && (error.status >= 500 || error.status === 429))
        ) {
            this.#retry = window.setTimeout(this.load, this.#wait);
            this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
        }
        this.#updated([]);
    }

    #accept(features: Feature[], by: Change['by']) {
        const before = this.features;
        const changes = features.filter((feature) => {
            const old = before?.find((one) => one.key === feature.key);
            return old
                ? old.stage !== feature.stage ||
                      old.enrollment.status !== feature.enrollment.status ||
                      old.enabled !== feature.enabled
                : before || feature.enabled;
        });
        const gone = (before ?? [])
            .filter((old) => !features.some((feature) => feature.key === old.key))
            .map((old): Feature => ({ ...old, stage: 'archived', enabled: false }));
        this.features = features;
        this.#updated(
            [...changes, ...gone].map(({ key, name, stage, enrollment, enabled }) => {
                const from = before?.find((old) => old.key === key)?.stage;
                return { key, name, stage, from, status: enrollment.status, enabled, by };
            }),
        );
    }

    /** Opts in or out: shows it at once, and throws when the service refuses, after it shows again what was before. */
    async choose(key: string, on: boolean): Promise<void> {
        const isSending = this.#wanted.has(key);
        this.#wanted.set(key, on);
        this.#updated([]);
        if (isSending) {
            return; // the last choice is sent after the one that is on its way
        }
        try {
            let sent: boolean | undefined;
            while (sent !== this.#wanted.get(key)) {
                sent = this.#wanted.get(key);
                const path = '/api/v1/features/{key}/enrollment';
                const { data } = await (sent
                    ? this.#api.put(path, { path: { key } })
                    : this.#api.delete(path, { path: { key } }));
                this.#writes++;
                this.#confirmed(key, data);
            }
        } finally {
            this.#wanted.delete(key);
            this.#updated([]);
        }
    }

    #confirmed(key: string, enrollment: Feature['enrollment']) {
        const features = (this.features ?? []).map((feature) =>
            feature.key === key
                ? {
                      ...feature,
                      enrollment,
                      enabled: feature.stage === 'beta' && enrollment.status === 'opted-in',
                  }
                : feature,
        );
        this.#accept(features, 'user');
    }

    /** A tab that nobody looks at needs no connection. */
    readonly #shown = () => {
        clearTimeout(this.#closing);
        if (document.visibilityState === 'hidden') {
            this.#closing = window.setTimeout(() => this.#push.close(), HIDDEN_FOR_LONG);
        } else {
            this.load();
        }
    };
}
