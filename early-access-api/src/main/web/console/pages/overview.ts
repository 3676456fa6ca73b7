import { html, nothing } from 'lit';
import { number } from '../../shared/time';
import { Resource } from '../loading';
import { matches, summaries, type Summary } from '../overview-data';
import { Page } from '../page';
import { rating, stageBadge } from '../parts/badge';
import { search } from '../parts/field';
import { icon } from '../parts/icon';
import { empty } from '../parts/problem';
import { sparkline } from '../parts/chart';
import { table } from '../parts/table';
import { ago } from '../parts/time';
import '../parts/new-feature';
import { may } from '../roles';
import { filter, to, toFeature } from '../router';
import { ATTENTION, STAGE, STAGES } from '../words';

type Order = 'name' | 'stage' | 'interested' | 'in' | 'out' | 'rating';

const COLUMNS: [Order, string, boolean][] = [
    ['name', 'Feature', false],
    ['stage', 'Stage', false],
    ['interested', 'Interested', true],
    ['in', 'Opted in', true],
    ['out', 'Opted out', true],
    ['rating', 'Rating', true],
];

/** All features in one table, for everybody. */
class Overview extends Page {
    private readonly features = new Resource(this, summaries);

    override connectedCallback(): void {
        super.connectedCallback();
        void this.features.load();
    }

    protected override render(): unknown {
        return html`
            <header class="page-head">
                <h1>Overview</h1>
                <ea-new-feature></ea-new-feature>
            </header>
            ${this.features.show((all) => this.list(all))}
        `;
    }

    private list(all: Summary[]): unknown {
        if (all.length === 0) {
            return empty(
                may('see everything') ? 'No features yet' : 'You own no features yet',
                'A feature begins as a concept: users find it under coming soon, and say whether they want it.',
            );
        }
        const stage = this.query('stage');
        const found = all.filter((each) => matches(each, this.query('q')));
        const shown = found
            .filter((each) => (stage ? each.stage === stage : each.stage !== 'archived'))
            .sort(this.compare());
        return html`
            <div class="filters">
                ${search('Search features', this.query('q'), (q) => filter({ q }))}
                <nav class="segments" aria-label="Stage">
                    ${[['', 'Current'], ...STAGES.map((each) => [each, STAGE[each]])].map(
                        ([value, word]) =>
                            html`<a
                                href=${to(['overview'], { ...Object.fromEntries(this.route.query), stage: value })}
                                aria-current=${value === stage ? 'true' : nothing}
                                >${word}
                                <span class="quiet"
                                    >${number(found.filter((each) => (value ? each.stage === value : each.stage !== 'archived')).length)}</span
                                ></a
                            >`,
                    )}
                </nav>
            </div>
            ${
                shown.length === 0
                    ? this.emptyList(
                          ['q', 'stage'],
                          'Search for fewer words, or look at another stage.',
                          empty('No current feature', 'All features are archived.'),
                      )
                    : this.table(shown)
            }
        `;
    }

    private table(shown: Summary[]): unknown {
        return table(
            'Features',
            [
                ...COLUMNS.map(([order, word, numeric]) => this.heading(order, word, numeric)),
                html`<th scope="col" class="trend">New in 30 days</th>`,
                'Owner',
            ],
            shown.map((each) => this.row(each)),
            'features',
        );
    }

    private row(each: Summary): unknown {
        const { counts, feedback, key } = each;
        return html`<tr>
            <th scope="row"><a href=${toFeature(key)}>${each.name}</a> ${marks(each)}</th>
            <td>
                ${stageBadge(each.stage)}
                <span class="quiet since">${ago(each.stageSince)}</span>
            </td>
            <td class="number">${cell(counts.interested, key, 'interested')}</td>
            <td class="number">${cell(counts.optedIn, key, 'opted-in')}</td>
            <td class="number">${cell(counts.optedOut, key, 'opted-out')}</td>
            <td class="number">
                ${
                    feedback.meanRating === null
                        ? html`<span class="quiet">–</span>`
                        : html`<a href=${toFeature(key, 'feedback')}>${rating(feedback.meanRating)}</a>`
                }
            </td>
            <td class="trend">${sparkline(each.trend.joined, 'New interest and opt-ins')}</td>
            <td class="owner">${each.owner?.name ?? html`<span class="quiet">nobody</span>`}</td>
        </tr>`;
    }

    private heading(order: Order, word: string, numeric: boolean): unknown {
        const now = (this.query('sort') || 'name').split(':');
        const sorted = now[0] === order;
        const down = now[1] === 'down';
        const arrow = html`<span class="arrow" aria-hidden="true">${sorted ? (down ? '↓' : '↑') : ''}</span>`;
        return html`<th
            scope="col"
            class=${numeric ? 'number' : ''}
            aria-sort=${sorted ? (down ? 'descending' : 'ascending') : nothing}
        >
            <button
                class="sort"
                @click=${() => filter({ sort: sorted ? order + (down ? '' : ':down') : numeric ? order + ':down' : order })}
            >
                ${numeric ? arrow : nothing}${word}${numeric ? nothing : arrow}
            </button>
        </th>`;
    }

    private compare(): (a: Summary, b: Summary) => number {
        const [order, direction] = (this.query('sort') || 'name').split(':');
        const by: Record<string, (a: Summary, b: Summary) => number> = {
            stage: (a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage),
            interested: (a, b) => a.counts.interested - b.counts.interested,
            in: (a, b) => a.counts.optedIn - b.counts.optedIn,
            out: (a, b) => a.counts.optedOut - b.counts.optedOut,
            rating: (a, b) => (a.feedback.meanRating ?? 0) - (b.feedback.meanRating ?? 0),
        };
        const compare = by[order ?? ''] ?? (() => 0);
        return (a, b) => (direction === 'down' ? -1 : 1) * compare(a, b) || a.name.localeCompare(b.name);
    }
}

function cell(n: number, key: string, status: string): unknown {
    return n === 0
        ? html`<span class="quiet">0</span>`
        : html`<a href=${to(['features', key], { tab: 'users', status })}>${number(n)}</a>`;
}

/** What somebody should look at. */
export function marks(each: Summary): unknown {
    const { unread } = each.feedback;
    if (!unread && each.attention.length === 0) {
        return nothing;
    }
    const feedback = to(['features', each.key], { tab: 'feedback', status: 'unread' });
    return html`<span class="marks">
        ${unread ? html`<a class="mark" href=${feedback}>${number(unread)} unread</a>` : nothing}
        ${each.attention.map(
            (reason) =>
                html`<span class="mark warning">${icon('warning')}${ATTENTION[reason] ?? reason}</span>`,
        )}
    </span>`;
}

customElements.define('ea-overview', Overview);
