import { html, nothing, type PropertyValues } from 'lit';
import { api, type Schemas } from '../client';
import { Paged, Resource } from '../loading';
import { summaries } from '../overview-data';
import { Page } from '../page';
import { rating, statusBadge } from '../parts/badge';
import { choice, search } from '../parts/field';
import { empty, problem } from '../parts/problem';
import { ago } from '../parts/time';
import { may } from '../roles';
import { filter, to } from '../router';
import { FEEDBACK, options } from '../words';
import { author, type FeedbackEntry } from './feedback-entry';
import './feedback-entry';

type Feedback = Schemas['Feedback'];

const FILTERS = ['feature', 'unmatched', 'status', 'q'];

/** What people said: a list, and the entry that is chosen beside it. */
class FeedbackList extends Page {
    static override properties = { feature: {}, route: { attribute: false } };
    /** Only about this feature; without it, all feedback. */
    declare feature: string | undefined;

    private readonly entries = new Paged<Feedback>(this, (after) =>
        api.get('/api/v1/admin/feedback', { query: { ...this.filters(), after } }),
    );

    private filters() {
        return {
            feature: this.feature ?? this.query('feature'),
            unmatched: this.query('unmatched'),
            status: this.query('status'),
            q: this.query('q'),
        };
    }

    /** The names of the features; for choosing one, and to say what an entry is about. */
    private readonly features = new Resource(this, summaries);

    /** The id of the entry that is shown. Mails and Slack lead to `#/inbox/42`. */
    private get chosen(): string {
        return this.query('id') || (this.feature === undefined && this.route.path[1]) || '';
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.features.load();
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (!changed.has('route')) {
            return;
        }
        const before = changed.get('route')?.query;
        if (!before) {
            void this.entries.load();
        } else if (FILTERS.some((name) => (before.get(name) ?? '') !== this.query(name))) {
            void this.entries.refresh();
        }
    }

    protected override render(): unknown {
        return html`
            <div class="filters">
                ${search('Search feedback', this.query('q'), (q) => filter({ q, id: null }))}
                ${this.chooseBy('status', 'Status', 'All feedback', options(FEEDBACK))}
                ${this.feature === undefined ? this.scope() : nothing}
                <span class="push"
                    >${this.exportButton('api/v1/admin/feedback/export', this.filters(), this.feature ? this.feature + '-feedback' : 'feedback')}</span
                >
            </div>
            ${this.refusal ? problem(this.refusal) : nothing}
            <div class=${this.chosen ? 'split chosen' : 'split'}>
                <div class="split-list">
                    ${this.entries.list(
                        (all) =>
                            html`<ul class="entries">
                                ${all.map((each) => html`<li>${this.line(each)}</li>`)}
                            </ul>`,
                        () => this.none(),
                    )}
                </div>
                <div class="split-detail">
                    ${this.chosen ? this.entry() : html`<p class="hint-block quiet">Choose an entry to read it.</p>`}
                </div>
            </div>
        `;
    }

    private none(): unknown {
        return this.emptyList(
            FILTERS,
            'Choose another status, or search for fewer words.',
            empty(
                'No feedback yet',
                'It arrives when users write in the panel, or reply to a mail. A week after a user started with a beta, the service asks.',
            ),
        );
    }

    private scope(): unknown {
        return choice({
            name: 'feature',
            label: 'Feature',
            hidden: true,
            value: this.query('unmatched') ? '?' : this.query('feature'),
            options: [
                ['', 'All features'],
                ...(may('see everything')
                    ? [['?', 'Unmatched: about no feature yet'] as [string, string]]
                    : []),
                ...this.names(),
            ],
            onChange: (value) =>
                filter({
                    feature: value === '?' ? null : value,
                    unmatched: value === '?' ? 'true' : null,
                    id: null,
                }),
        });
    }

    private line(it: Feedback): unknown {
        return html`<a
            class=${it.status === 'unread' ? 'entry unread' : 'entry'}
            href=${this.at(String(it.id))}
            aria-current=${String(it.id) === this.chosen ? 'true' : nothing}
        >
            <span class="row">
                <strong>${author(it)}</strong>
                ${it.rating ? rating(it.rating) : nothing}
                <span class="quiet push">${ago(it.receivedAt)}</span>
            </span>
            <span class="excerpt">${it.text || it.subject || 'A rating without a text'}</span>
            <span class="row">
                ${statusBadge(FEEDBACK[it.status])}
                ${this.feature === undefined ? html`<span class="quiet">${it.feature ? this.nameOf(it.feature) : 'Unmatched'}</span>` : nothing}
            </span>
        </a>`;
    }

    private entry(): unknown {
        return html`<ea-feedback-entry
            .number=${Number(this.chosen)}
            .names=${this.names()}
            .back=${this.at('')}
            @changed=${(event: Event) => this.seen((event.target as FeedbackEntry).value)}
        ></ea-feedback-entry>`;
    }

    /** Shows in the list what the service made of a change. */
    private seen(now: Feedback | undefined): void {
        if (now) {
            this.entries.replace((each) => each.id === now.id, now);
        }
    }

    private at(id: string): string {
        const query = { ...Object.fromEntries(this.route.query), id };
        return this.feature === undefined ? to(['inbox'], query) : to([...this.route.path], query);
    }

    private names(): [string, string][] {
        return (this.features.value ?? []).map((each) => [each.key, each.name]);
    }

    private nameOf(key: string): string {
        return this.features.value?.find((each) => each.key === key)?.name ?? key;
    }
}

/** All feedback about all features that the reader may see. */
class Inbox extends Page {
    protected override render(): unknown {
        return html`<header class="page-head"><h1>Inbox</h1></header>
            <ea-feedback .route=${this.route}></ea-feedback>`;
    }
}

customElements.define('ea-feedback', FeedbackList);
customElements.define('ea-inbox', Inbox);
