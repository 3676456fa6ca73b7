import {
    html,
    nothing,
    type ReactiveController,
    type ReactiveControllerHost,
    type TemplateResult,
} from 'lit';
import type { Result } from '../shared/api';
import { problem } from './parts/problem';

/** The event by which the frame passes on that something has changed. */
export const CHANGED = 'service-changed';

const LOOK_AGAIN_MILLIS = 2000;

/** What a page asks of the API: loading, there, or refused. The latest question wins. */
export class Resource<T> implements ReactiveController {
    value: T | undefined;
    problem: Error | undefined;
    busy = false;
    /** Whether it is read again when the service says that something changed. */
    protected get follows(): boolean {
        return this.value !== undefined;
    }
    private question = 0;
    private timer = 0;

    constructor(
        protected readonly host: ReactiveControllerHost,
        private readonly ask: () => Promise<T>,
    ) {
        host.addController(this);
    }

    hostConnected(): void {
        window.addEventListener(CHANGED, this.heard);
    }

    hostDisconnected(): void {
        window.removeEventListener(CHANGED, this.heard);
        clearTimeout(this.timer);
    }

    /** Somebody changed something in the service: what is shown is read again. */
    private readonly heard = (): void => {
        if (this.follows) {
            void this.refresh();
        }
    };

    /** Asks from the beginning: what was there is not shown meanwhile. */
    async load(): Promise<void> {
        this.value = undefined;
        await this.refresh();
    }

    /** Asks again; what is there stays until the answer comes. */
    async refresh(): Promise<void> {
        const question = ++this.question;
        this.busy = true;
        this.problem = undefined;
        this.host.requestUpdate();
        try {
            const value = await this.ask();
            if (question === this.question) {
                this.value = value;
            }
        } catch (refusal) {
            if (question === this.question) {
                this.problem = refusal as Error;
            }
        }
        if (question === this.question) {
            this.busy = false;
            this.host.requestUpdate();
        }
    }

    /**
     * Asks again in a moment, as long as what is shown is about to change; to be called after each rendering. Then it is
     * the turn of what counts the same.
     */
    watch(isMoving: boolean, ...counting: Resource<unknown>[]): void {
        clearTimeout(this.timer);
        if (isMoving && this.follows) {
            this.timer = window.setTimeout(async () => {
                await this.refresh();
                counting.forEach((each) => void each.refresh());
            }, LOOK_AGAIN_MILLIS);
        }
    }

    set(value: T): void {
        this.question++;
        this.busy = false;
        this.value = value;
        this.host.requestUpdate();
    }

    /** What is there; and why it could not be read again, if that is so. */
    show(view: (value: T) => unknown): unknown {
        const why = this.problem ? problem(this.problem, () => this.refresh()) : nothing;
        if (this.value === undefined) {
            return this.problem ? why : rows();
        }
        return html`${why} ${view(this.value)}`;
    }
}

export interface Page<T> {
    items: T[];
    next: string | null;
}

/** A list that comes page by page. */
export class Paged<T> extends Resource<Page<T>> {
    private readonly pageAfter: (after: string | undefined) => Promise<Result<Page<T>>>;
    private isBeyondFirst = false;
    loadingMore = false;

    constructor(host: ReactiveControllerHost, page: (after: string | undefined) => Promise<Result<Page<T>>>) {
        super(host, async () => {
            const { data } = await page(undefined);
            this.isBeyondFirst = false;
            return data;
        });
        this.pageAfter = page;
    }

    /** Pages that were loaded with *Load more* would be gone. */
    protected override get follows(): boolean {
        return super.follows && !this.isBeyondFirst;
    }

    get items(): T[] {
        return this.value?.items ?? [];
    }

    /** Puts what the server answered in the place of the item that it is about. */
    replace(same: (item: T) => boolean, by: T): void {
        if (this.value) {
            this.set({ ...this.value, items: this.items.map((item) => (same(item) ? by : item)) });
        }
    }

    list(view: (items: T[]) => unknown, empty: () => unknown): unknown {
        return this.show((page) =>
            page.items.length === 0 ? empty() : html`${view(page.items)} ${this.moreButton(page)}`,
        );
    }

    private moreButton(page: Page<T>): TemplateResult | typeof nothing {
        return page.next === null
            ? nothing
            : html`<p class="more">
                  <button class="button" ?disabled=${this.loadingMore} @click=${() => this.more(page)}>
                      Load more
                  </button>
              </p>`;
    }

    private async more(page: Page<T>): Promise<void> {
        this.loadingMore = true;
        this.problem = undefined;
        try {
            const further = (await this.pageAfter(page.next ?? undefined)).data;
            this.isBeyondFirst = true;
            this.set({ items: [...page.items, ...further.items], next: further.next });
        } catch (refusal) {
            this.problem = refusal as Error;
        }
        this.loadingMore = false;
        this.host.requestUpdate();
    }
}

/** Grey bars where a list will be. */
function rows(): TemplateResult {
    return html`<div class="skeleton" role="status">
        <span class="visually-hidden">Loading</span>
        ${Array.from({ length: 6 }, () => html`<div class="bone"></div>`)}
    </div>`;
}
