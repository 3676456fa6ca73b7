/*
 * Hears from the service that something has changed. A response with `eventStreams` has the address; it is valid for half
 * an hour to an hour, so a listener reads that response again when the stream ends, and gets the next address.
 */
import type { Api, Schemas } from './api';

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

export class Push {
    #source?: EventSource | undefined;
    #address = '';
    #timer = 0;
    #wait = FIRST_WAIT;

    /** `changed` reads again, and then calls `listen` with what it has read. */
    readonly #api: Api;
    readonly #changed: () => void;

    constructor(api: Api, changed: () => void) {
        this.#api = api;
        this.#changed = changed;
    }

    listen(streams: Schemas['EventStream'][]) {
        const path = streams.find((stream) => stream.type === 'sse')?.endpoint.requestUri ?? '';
        if (path === this.#address && this.#source) {
            return;
        }
        this.close();
        if (!path) {
            return;
        }
        this.#address = path;
        const source = new EventSource(this.#api.address(path));
        source.onopen = () => (this.#wait = FIRST_WAIT);
        source.onmessage = () => this.#changed();
        source.onerror = () => {
            // An EventSource would connect again to an address that is no longer valid.
            this.close();
            this.#timer = window.setTimeout(() => this.#changed(), this.#wait);
            this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
        };
        this.#source = source;
    }

    close() {
        clearTimeout(this.#timer);
        this.#source?.close();
        this.#source = undefined;
    }
}
