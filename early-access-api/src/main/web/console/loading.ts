import {
    html,
    nothing,
    type ReactiveController,
    type ReactiveControllerHost,
    type TemplateResult,
} from 'lit';
import { problem } from './parts/problem';

/** The event by which the frame passes on that something has changed. */
export const CHANGED = 'service-changed';

/** What a page asks of the API: loading, there, or refused. The latest question wins. */
export class Resource<T> implements ReactiveController {
    value: T | undefined;
    problem: Error | undefined;
    busy = false;
    /** Whether it is read again when the service says that something changed. */
    protected follows = true;
    private question = 0;

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
    }

    /** Somebody changed something in the service: what is shown is read again. */
    private readonly heard = (): void => {
        if (this.value !== undefined && this.follows) {
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

    set(value: T): void {
        this.question++;
        this.busy = false;
        this.value = value;
        this.host.requestUpdate();
    }

    show(view: (value: T) => unknown, skeleton: () => unknown = rows): unknown {
        if (this.problem && this.value === undefined) {
            return problem(this.problem, () => this.load());
        }
        return this.value === undefined ? skeleton() : view(this.value);
    }
}

export interface Page<T> {
    items: T[];
    next: string | null;
}

/** A list that comes page by page. */
export class Paged<T> extends Resource<Page<T>> {
    private readonly pageAfter: (after: string | undefined) => Promise<Page<T>>;
    loadingMore = false;
    /** Pages that were loaded with *Load more* would be gone. */
    protected override follows = false;

    constructor(host: ReactiveControllerHost, page: (after: string | undefined) => Promise<Page<T>>) {
        super(host, () => page(undefined));
        this.pageAfter = page;
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

    list(
        view: (items: T[]) => unknown,
        empty: () => unknown,
        more: (button: unknown) => unknown = (it) => it,
    ): unknown {
        return this.show((page) =>
            page.items.length === 0 ? empty() : html`${view(page.items)} ${more(this.moreButton(page))}`,
        );
    }

    private moreButton(page: Page<T>): TemplateResult | typeof nothing {
        return page.next === null
            ? nothing
            : html`<p class="more">
                  <button class="button" ?disabled=${this.loadingMore} @click=${() => this.more(page)}>
                      Load more
                  </button>
                  ${this.problem ? problem(this.problem) : nothing}
              </p>`;
    }

    private async more(page: Page<T>): Promise<void> {
        this.loadingMore = true;
        this.problem = undefined;
        try {
            const further = await this.pageAfter(page.next ?? undefined);
            this.set({ items: [...page.items, ...further.items], next: further.next });
        } catch (refusal) {
            this.problem = refusal as Error;
        }
        this.loadingMore = false;
        this.host.requestUpdate();
    }
}

/** Grey bars where a list will be. */
export function rows(n = 6): TemplateResult {
    return html`<div class="skeleton" role="status">
        <span class="visually-hidden">Loading</span>
        ${Array.from({ length: n }, () => html`<div class="bone"></div>`)}
    </div>`;
}
