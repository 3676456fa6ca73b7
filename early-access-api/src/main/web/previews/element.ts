import { LitElement, type PropertyValues, html, nothing, render, unsafeCSS } from 'lit';
import styles from 'styles/previews/panel.css';
import tokens from 'styles/tokens.css';
import { Api, Problem, Unreachable } from '../shared/api';
import { beta, concept } from './cards';
import { type Messages, type Translations, filled, knows, messagesIn, register } from './messages';
import { type Change, type Feature, Store } from './store';

type Tab = 'previews' | 'soon';

const TABS: Tab[] = ['previews', 'soon'];
const SEARCH_FROM = 8;
const LINK = /^#feature=([a-z0-9-]+)$/;

/** How long before its end a token is no longer used, in seconds. */
const LEEWAY = 10;

/**
 * The panel in which a user switches betas on and off, and asks to be told of what is coming. It also tells the page
 * around it which features are enabled.
 *
 * @fires early-access-change - a feature is no longer as it was; `detail` is a {@link Change}
 * @fires early-access-feedback - the user has given feedback; `detail` is `{ key, rating?, text? }`
 * @fires early-access-error - a request failed; `detail` is the error
 */
export class EarlyAccessPreviews extends LitElement {
    static override styles = unsafeCSS(tokens + styles);

    static override properties = {
        api: {},
        token: { attribute: false },
        getToken: { attribute: false },
        lang: {},
        messages: { attribute: false },
        tab: { state: true },
        query: { state: true },
        linked: { state: true },
        open: { state: true },
        said: { state: true },
        notice: { state: true },
        errors: { state: true },
    };

    /** The address of the service; relative to the page, or absolute. */
    api = '';

    /** The user's token, if it is valid for as long as the page is open. */
    token: string | undefined;

    /** Returns a valid token; called again when the last one has expired, with true when the service refused it. */
    getToken: ((renew: boolean) => string | Promise<string>) | undefined;

    /** More languages, or other words: `{ nl: { soon: 'Binnenkort' } }`. */
    messages: Translations | undefined;

    tab: Tab = 'previews';
    query = '';
    /** The key of the feature that the address of the page leads to. */
    linked: string | undefined;
    /** The key of the feature whose form is open. */
    open: string | undefined;
    /** The keys of the features about which the user has just said something. */
    said: string[] = [];
    notice: { text: string; key?: string } | undefined;
    /** What went wrong, by the feature's key. */
    errors: Record<string, string> = {};

    #store: Store | undefined;
    #service: Api | undefined;
    #lastToken: string | undefined;
    readonly #listeners = new Set<(change: Change) => void>();
    #resolveReady!: () => void;

    /** Fulfilled when the features have been read for the first time. */
    readonly ready = new Promise<void>((resolve) => (this.#resolveReady = resolve));

    /** Whether the feature is enabled for the user; false until it is known. */
    isEnabled(key: string): boolean {
        return this.#store?.find(key)?.enabled ?? false;
    }

    /** Calls back with each change. Returns the function that ends it. */
    onChange(callback: (change: Change) => void): () => void {
        this.#listeners.add(callback);
        return () => this.#listeners.delete(callback);
    }

    override connectedCallback() {
        super.connectedCallback();
        addEventListener('hashchange', this.#followLink);
        this.#followLink();
        this.#loadLanguage();
        this.requestUpdate();
    }

    override disconnectedCallback() {
        super.disconnectedCallback();
        removeEventListener('hashchange', this.#followLink);
        this.#stop();
    }

    /** Starts once all properties are there: setting them one by one would read the features more than once. */
    override willUpdate(changed: PropertyValues<this>) {
        if (changed.has('api') || changed.has('token') || changed.has('lang')) {
            this.#stop();
            this.#loadLanguage();
        }
        this.#start();
    }

    #start() {
        if (this.#store || !this.isConnected || !this.api || !(this.token || this.getToken)) {
            return;
        }
        this.#service = new Api({
            base: this.api,
            token: (renew) => this.#currentToken(renew),
            language: this.#language,
        });
        this.#store = new Store(this.#service, (changes) => this.#hear(changes));
        this.#store.load();
    }

    #stop() {
        this.#store?.close();
        this.#store = undefined;
        this.#lastToken = undefined;
    }

    async #currentToken(renew: boolean): Promise<string> {
        if (this.getToken && (renew || !this.#lastToken || hasExpired(this.#lastToken))) {
            this.#lastToken = await this.getToken(renew);
        }
        return this.#lastToken ?? this.token ?? '';
    }

    get #language(): string {
        return this.lang || this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
    }

    #hear(changes: Change[]) {
        const store = this.#store;
        if (store?.features) {
            this.#resolveReady();
        }
        if (store?.failure) {
            this.#tell('error', store.failure);
        }
        for (const change of changes) {
            this.#tell('change', change);
            this.#listeners.forEach((listener) => listener(change));
            this.#announce(change);
        }
        this.requestUpdate();
    }

    #tell(name: string, detail: unknown) {
        this.dispatchEvent(
            new CustomEvent(`early-access-${name}`, { detail, bubbles: true, composed: true }),
        );
    }

    /** A feature that moves to another list would else vanish from the one that the user looks at. */
    #announce({ key, name, stage, enabled, by, from }: Change) {
        if (
            by === 'service' &&
            from &&
            from !== stage &&
            (stage === 'beta' || stage === 'general-availability')
        ) {
            const { launched, launchedOn, released } = this.#texts;
            const text = stage === 'beta' ? (enabled ? launchedOn : launched) : released;
            this.notice = { text: filled(text, { name }), ...(stage === 'beta' && { key }) };
        }
    }

    readonly #followLink = () => {
        this.linked = LINK.exec(location.hash)?.[1];
        this.#arrived = false;
    };

    #arrived = false;

    /** The features that the list shows. */
    #found: Feature[] = [];

    /** A card keeps its elements while others come and go, so that neither the focus nor what was typed is lost. */
    #drawCards(list: HTMLElement) {
        const texts = this.#texts;
        const cards = new Map([...list.children].map((card) => [(card as HTMLElement).dataset.key, card]));
        const keys = new Set(this.#found.map(({ key }) => key));
        cards.forEach((card, key) => keys.has(key!) || card.remove());
        let place = list.firstElementChild;
        for (const feature of this.#found) {
            const card = cards.get(feature.key) ?? document.createElement('li');
            if (card === place) {
                place = place.nextElementSibling;
            } else {
                (card as HTMLElement).dataset.key = feature.key;
                list.insertBefore(card, place);
            }
            render(this.#renderCard(texts, feature), card as HTMLElement);
        }
    }

    override updated() {
        const list = this.renderRoot.querySelector<HTMLElement>('#list');
        if (list) {
            this.#drawCards(list);
        }
        const features = this.#store?.features;
        if (!this.linked || this.#arrived || !features) {
            return;
        }
        this.#arrived = true;
        const feature = this.#store?.find(this.linked);
        if (feature?.stage === 'beta' || feature?.stage === 'concept') {
            this.#goTo(feature);
        } else {
            const { notFound, released } = this.#texts;
            this.notice = { text: feature ? filled(released, { name: feature.name }) : notFound };
        }
    }

    async #goTo(feature: Feature) {
        this.tab = feature.stage === 'beta' ? 'previews' : 'soon';
        this.query = '';
        this.linked = feature.key;
        this.notice = undefined;
        await this.updateComplete;
        const card = this.renderRoot.querySelector<HTMLElement>('.linked');
        card?.scrollIntoView({ block: 'center' });
        card?.querySelector('h3')?.focus({ preventScroll: true });
    }

    /** English is here; the other languages are in a file beside this script. */
    async #loadLanguage() {
        const language = this.#language;
        if (!knows(language)) {
            this.#isTranslating = true;
            try {
                register((await import(new URL('early-access-languages.js', import.meta.url).href)).default);
            } catch {
                register({}); // in English, then
            }
            this.#isTranslating = false;
            this.requestUpdate();
        }
    }

    #isTranslating = false;

    get #texts(): Messages {
        return messagesIn(this.#language, this.messages);
    }

    async #choose(feature: Feature, on: boolean) {
        const { [feature.key]: _, ...others } = this.errors;
        this.errors = others;
        try {
            await this.#store?.choose(feature.key, on);
        } catch (error) {
            this.#fail(feature, error, filled(this.#texts.notSaved, { name: feature.name }));
        }
    }

    /** Says beside the feature what went wrong. */
    #fail(feature: Feature, error: unknown, what = '') {
        this.#tell('error', error);
        const why =
            error instanceof Unreachable
                ? this.#texts.noConnection
                : error instanceof Problem
                  ? error.message
                  : '';
        this.errors = { ...this.errors, [feature.key]: `${what} ${why}`.trim() };
    }

    async #send(event: SubmitEvent, feature: Feature) {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const fields = new FormData(form);
        const text = String(fields.get('text')).trim();
        const rating = Number(fields.get('rating')) || undefined;
        const said = { ...(text && { text }), ...(rating && { rating }) };
        if (!text && !rating) {
            const { nothingSaid, nothingWritten } = this.#texts;
            this.errors = {
                ...this.errors,
                [feature.key]: feature.stage === 'beta' ? nothingSaid : nothingWritten,
            };
            form.querySelector('textarea')?.focus();
            return;
        }
        try {
            await this.#service?.post('/api/v1/features/{key}/feedback', {
                path: { key: feature.key },
                body: said,
            });
            this.#toggleForm(feature);
            this.said = [...this.said, feature.key];
            this.#tell('feedback', { key: feature.key, ...said });
        } catch (error) {
            this.#fail(feature, error);
        }
    }

    async #toggleForm(feature: Feature) {
        const { [feature.key]: _, ...others } = this.errors;
        this.errors = others;
        this.said = this.said.filter((key) => key !== feature.key);
        this.open = this.open === feature.key ? undefined : feature.key;
        await this.updateComplete;
        const card = this.renderRoot.querySelector(`[data-key='${feature.key}']`);
        card?.querySelector<HTMLElement>(this.open ? 'input, textarea' : '[aria-expanded]')?.focus();
    }

    override render() {
        if (this.#isTranslating) {
            return nothing;
        }
        const texts = this.#texts;
        const listed = (stage: string) => this.#store?.features?.filter((feature) => feature.stage === stage);
        const lists = { previews: listed('beta'), soon: listed('concept') };
        return html`
            ${this.#renderNotice(texts)}
            <div role="tablist" part="tabs" @keydown=${this.#moveTab}>
                ${TABS.map((tab) => this.#renderTab(tab, texts[tab], lists[tab]?.length))}
            </div>
            <div role="tabpanel" id="panel" aria-labelledby=${this.tab}>
                <h2 class="unseen">${texts[this.tab]}</h2>
                ${this.#renderList(texts, lists[this.tab])}
            </div>
        `;
    }

    #renderNotice(texts: Messages) {
        const stale = this.#store?.features && this.#store.failure instanceof Unreachable;
        const key = this.notice?.key;
        const show = () => {
            const feature = key && this.#store?.find(key);
            return feature ? this.#goTo(feature) : undefined;
        };
        return html`
            <div role="status">
                ${
                    stale
                        ? html`<p class="notice warning" part="notice">
                              <span><b>${texts.offline}.</b> ${texts.offlineText}</span>
                          </p>`
                        : nothing
                }
                ${
                    this.notice
                        ? html`<p class="notice" part="notice">
                              ${this.notice.text}
                              <span class="buttons">
                                  ${key ? html`<button class="text-button" @click=${show}>${texts.show}</button>` : nothing}
                                  <button class="text-button" @click=${() => (this.notice = undefined)}>
                                      ${texts.close}
                                  </button>
                              </span>
                          </p>`
                        : nothing
                }
            </div>
        `;
    }

    #renderTab(tab: Tab, name: string, count: number | undefined) {
        const isSelected = tab === this.tab;
        return html`<button
            role="tab"
            part="tab"
            id=${tab}
            aria-controls="panel"
            aria-selected=${isSelected}
            tabindex=${isSelected ? 0 : -1}
            @click=${() => this.#select(tab)}
        >
            <span>${name}</span>${count === undefined ? nothing : html` <span class="count">${count}</span>`}
        </button>`;
    }

    #select(tab: Tab) {
        this.tab = tab;
        this.query = '';
        this.open = undefined;
    }

    async #moveTab({ key }: KeyboardEvent) {
        if (key === 'ArrowLeft' || key === 'ArrowRight') {
            this.#select(this.tab === 'soon' ? 'previews' : 'soon');
            await this.updateComplete;
            this.renderRoot.querySelector<HTMLElement>(`#${this.tab}`)?.focus();
        }
    }

    #renderList(texts: Messages, features: Feature[] | undefined) {
        const { failure } = this.#store ?? {};
        if (!features) {
            return failure ? this.#renderFailure(texts, failure) : skeleton(texts);
        }
        const isPreviews = this.tab === 'previews';
        if (!features.length) {
            return html`<div class="intro"></div>
                ${empty(isPreviews ? texts.noPreviews : texts.noSoon, isPreviews ? texts.noPreviewsText : texts.noSoonText)}`;
        }
        const words = this.query.toLocaleLowerCase().split(/\s+/);
        this.#found = features.filter(({ name, description }) => {
            const text = `${name} ${description ?? ''}`.toLocaleLowerCase();
            return words.every((word) => text.includes(word));
        });
        return html`
            <p class="intro">${isPreviews ? texts.previewsIntro : texts.soonIntro}</p>
            ${
                features.length < SEARCH_FROM
                    ? nothing
                    : html`<input
                          class="search"
                          part="search"
                          type="search"
                          placeholder=${texts.search}
                          aria-label=${texts.search}
                          .value=${this.query}
                          @input=${(event: InputEvent) => (this.query = (event.target as HTMLInputElement).value)}
                      />`
            }
            <p class="unseen" role="status">${this.query ? this.#found.length : ''}</p>
            ${this.#found.length ? nothing : empty(filled(texts.noMatch, { query: this.query }))}
            <ul role="list" id="list"></ul>
        `;
    }

    #renderCard(texts: Messages, feature: Feature) {
        const { key } = feature;
        const card = {
            texts,
            feature,
            language: this.#language,
            isIn: this.#store?.isIn(feature) ?? false,
            isLinked: this.linked === key,
            isOpen: this.open === key,
            isSaid: this.said.includes(key),
            error: this.errors[key],
            choose: (on: boolean) => this.#choose(feature, on),
            toggleForm: () => this.#toggleForm(feature),
            send: (event: SubmitEvent) => this.#send(event, feature),
        };
        return feature.stage === 'beta' ? beta(card) : concept(card);
    }

    #renderFailure(texts: Messages, failure: Error) {
        const isSignedOut = failure instanceof Problem && failure.status === 401;
        const retry = html`<button class="button" part="button" @click=${() => this.#store?.load()}>
            ${texts.retry}
        </button>`;
        return html`<div class="intro"></div>
            ${
                failure instanceof Unreachable
                    ? empty(texts.offline, '', retry)
                    : isSignedOut
                      ? empty(texts.signedOut, texts.signedOutText)
                      : empty(texts.failed, failure.message, retry)
            }`;
    }
}

function empty(title: string, text = '', action: unknown = nothing) {
    return html`<div class="empty" role="status">
        <b>${title}</b>
        <p>${text}</p>
        ${action}
    </div>`;
}

function skeleton(texts: Messages) {
    return html`<p class="intro" role="status">${texts.loading}</p>
        <ul aria-hidden="true">
            ${[1, 2, 3].map(() => html`<li class="card skeleton"></li>`)}
        </ul>`;
}

/** Whether a JWT has expired; what is no JWT never does. */
function hasExpired(token: string): boolean {
    try {
        const part = token.split('.')[1] ?? '';
        const { exp } = JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/')));
        return exp < Date.now() / 1000 + LEEWAY;
    } catch {
        return false;
    }
}

customElements.define('early-access-previews', EarlyAccessPreviews);

declare global {
    interface HTMLElementTagNameMap {
        'early-access-previews': EarlyAccessPreviews;
    }
}
