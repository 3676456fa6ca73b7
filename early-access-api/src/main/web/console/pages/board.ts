import { html, nothing } from 'lit';
import { day, isPast, number } from '../../shared/time';
import { Resource } from '../loading';
import { matches, summaries, type Summary } from '../overview-data';
import { Page } from '../page';
import { rating } from '../parts/badge';
import { choice, search } from '../parts/field';
import { empty } from '../parts/problem';
import { ago } from '../parts/time';
import '../parts/move-feature';
import '../parts/new-feature';
import { mayChange } from '../roles';
import { filter, toFeature } from '../router';
import { count, move, moves, STAGE, STAGES, type Stage } from '../words';
import { marks } from './overview';

/** A column for each stage. A card is moved by dragging it or with its menu; both ask first. */
class Board extends Page {
    private readonly features = new Resource(this, summaries);
    private moving: { feature: Summary; to: Stage } | undefined;
    private dragged: Summary | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        void this.features.load();
    }

    protected override render(): unknown {
        return html`
            <header class="page-head">
                <h1>Board</h1>
                <ea-new-feature></ea-new-feature>
            </header>
            ${this.features.show((all) => this.board(all))}
            ${
                this.moving
                    ? html`<ea-move-feature
                          .key=${this.moving.feature.key}
                          .name=${this.moving.feature.name}
                          .from=${this.moving.feature.stage}
                          .to=${this.moving.to}
                          @changed=${() => this.features.refresh()}
                          @close=${() => this.move(undefined)}
                      ></ea-move-feature>`
                    : nothing
            }
        `;
    }

    private board(all: Summary[]): unknown {
        if (all.length === 0) {
            return empty('No features yet', 'Create the first one: it begins as a concept.');
        }
        const teams = [...new Set(all.flatMap((each) => each.owner?.team ?? []))].sort();
        const team = this.query('team');
        const shown = all.filter(
            (each) => matches(each, this.query('q')) && (!team || each.owner?.team === team),
        );
        return html`
            <div class="filters">
                ${search('Search features', this.query('q'), (q) => filter({ q }))}
                ${
                    teams.length > 1
                        ? choice({
                              name: 'team',
                              label: 'Team',
                              hidden: true,
                              value: team,
                              options: [
                                  ['', 'All teams'],
                                  ...teams.map((each): [string, string] => [each, each]),
                              ],
                              onChange: (chosen) => filter({ team: chosen }),
                          })
                        : nothing
                }
            </div>
            <div class="board" tabindex="0" role="region" aria-label="Board">
                ${STAGES.map((stage) =>
                    this.column(
                        stage,
                        shown.filter((each) => each.stage === stage),
                    ),
                )}
            </div>
        `;
    }

    private column(stage: Stage, cards: Summary[]): unknown {
        const takes = this.dragged !== undefined && move(this.dragged.stage, stage) !== undefined;
        return html`<section
            class="column stage-${stage} ${takes ? 'takes' : ''}"
            aria-labelledby="column-${stage}"
            @dragover=${(event: DragEvent) => takes && event.preventDefault()}
            @drop=${(event: DragEvent) => {
                event.preventDefault();
                if (this.dragged && takes) {
                    this.move({ feature: this.dragged, to: stage });
                }
            }}
        >
            <h2 id="column-${stage}">
                <span class="dot" aria-hidden="true"></span>${STAGE[stage]}
                <span class="quiet">${number(cards.length)}</span>
            </h2>
            <ul class="cards">
                ${cards.map((card) => html`<li>${this.card(card)}</li>`)}
                ${cards.length === 0 ? html`<li class="none">Nothing here</li>` : nothing}
            </ul>
        </section>`;
    }

    private card(card: Summary): unknown {
        const movable = mayChange(card);
        return html`<article
            class="card"
            draggable=${movable ? 'true' : 'false'}
            @dragstart=${() => this.drag(card)}
            @dragend=${() => this.drag(undefined)}
        >
            <h3><a href=${toFeature(card.key)}>${card.name}</a></h3>
            <p class="card-line">
                ${
                    card.stage === 'concept' || card.stage === 'archived'
                        ? html`<span>${count(card.counts.interested, 'interested', 'interested')}</span>`
                        : html`<span>${number(card.counts.optedIn)} in</span
                              ><span>${number(card.counts.optedOut)} out</span>`
                }
                ${card.feedback.meanRating === null ? nothing : rating(card.feedback.meanRating)}
                <span class="quiet">${ago(card.stageSince)}</span>
            </p>
            ${card.targetDate && (card.stage === 'concept' || card.stage === 'beta') ? target(card.targetDate) : nothing}
            ${marks(card)}
            <div class="card-foot">
                <span class="quiet">${card.owner?.name ?? 'No owner'}</span>
                ${movable ? this.menu(card) : nothing}
            </div>
        </article>`;
    }

    private menu(card: Summary): unknown {
        const id = 'moves-' + card.key;
        return html`<button class="button small quiet" popovertarget=${id} aria-label=${'Move ' + card.name}>
                Move
            </button>
            <div class="popover" id=${id} popover @toggle=${beside}>
                ${moves(card.stage).map(
                    ({ to, verb }) =>
                        html`<button
                            class="item"
                            @click=${(event: Event) => {
                                (event.currentTarget as Element)
                                    .closest<HTMLElement>('[popover]')
                                    ?.hidePopover();
                                this.move({ feature: card, to });
                            }}
                        >
                            ${verb}
                        </button>`,
                )}
            </div>`;
    }

    private drag(card: Summary | undefined): void {
        this.set(() => (this.dragged = card));
    }

    private move(moving: { feature: Summary; to: Stage } | undefined): void {
        this.moving = moving;
        this.drag(undefined);
    }
}

function target(date: string): unknown {
    return html`<p class="card-line quiet">
        ${isPast(date) ? `Target date ${day(date)} has passed` : `Target ${day(date)}`}
    </p>`;
}

/** Puts an open menu below its button, or above it where the window ends. */
function beside(event: Event): void {
    const menu = event.currentTarget as HTMLElement;
    const button = menu.previousElementSibling;
    if (button && (event as ToggleEvent).newState === 'open') {
        const place = button.getBoundingClientRect();
        const below = place.bottom + menu.offsetHeight + 8 < innerHeight;
        menu.style.insetBlockStart = (below ? place.bottom + 4 : place.top - menu.offsetHeight - 4) + 'px';
        menu.style.left =
            Math.max(8, Math.min(place.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8)) + 'px';
        menu.querySelector('button')?.focus();
    }
}

customElements.define('ea-board', Board);
