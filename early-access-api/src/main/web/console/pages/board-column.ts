import { html, nothing, render } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { day, isPast, number } from '../../shared/time';
import type { Summary } from '../overview-data';
import { Part } from '../page';
import { rating } from '../parts/badge';
import { ago } from '../parts/time';
import { mayChange } from '../roles';
import { toFeature } from '../router';
import { count, moves, STAGE, type Stage } from '../words';
import { marks } from './overview';

/** How many cards are drawn at first, together with the page, and how many at a time after that: hundreds would block a phone. */
const CARDS_AT_FIRST = 4;
const CARDS_AT_ONCE = 8;

/** The features of one stage. */
class BoardColumn extends Part {
    static override properties = { stage: {}, cards: { attribute: false }, takes: {} };
    declare stage: Stage;
    declare cards: Summary[];
    /** Whether the card that is dragged may be dropped here. */
    declare takes: boolean;
    declare onDrag: (card: Summary | undefined) => void;
    declare onDrop: () => void;
    declare onMove: (card: Summary, to: Stage) => void;
    private drawn = CARDS_AT_FIRST;

    protected override updated(): void {
        if (this.drawn < this.cards.length) {
            setTimeout(() => this.set(() => (this.drawn += CARDS_AT_ONCE)));
        }
    }

    protected override render(): unknown {
        const { stage, cards, takes } = this;
        return html`<section
            class="column stage-${stage} ${takes ? 'takes' : ''}"
            aria-labelledby="column-${stage}"
            @dragover=${(event: DragEvent) => this.takes && event.preventDefault()}
            @drop=${(event: DragEvent) => {
                event.preventDefault();
                if (this.takes) {
                    this.onDrop();
                }
            }}
        >
            <h2 id="column-${stage}">
                <span class="dot" aria-hidden="true"></span>${STAGE[stage]}
                <span class="quiet">${number(cards.length)}</span>
            </h2>
            <ul class="cards">
                ${cards.slice(0, this.drawn).map((card) => html`<li>${guard([card], () => this.card(card))}</li>`)}
                ${cards.length === 0 ? html`<li class="none">Nothing here</li>` : nothing}
            </ul>
        </section>`;
    }

    private card(card: Summary): unknown {
        const movable = mayChange(card);
        return html`<article
            class="card"
            draggable=${movable ? 'true' : 'false'}
            @dragstart=${() => this.onDrag(card)}
            @dragend=${() => this.onDrag(undefined)}
        >
            <h3><a href=${toFeature(card.key)}>${card.name}</a></h3>
            <p class="card-line">
                ${
                    card.stage === 'concept' || card.stage === 'archived'
                        ? html`<span>${count(card.counts.interested, 'interested', 'interested')}</span>`
                        : html`<span>${number(card.counts.optedIn)} in</span
                              ><span>${number(card.counts.optedOut)} out</span>`
                }
                <span class="quiet">${ago(card.stageSince)}</span>
            </p>
            ${card.targetDate && (card.stage === 'concept' || card.stage === 'beta') ? target(card, card.targetDate) : nothing}
            ${heard(card)}
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
            <div
                class="popover"
                id=${id}
                popover
                @beforetoggle=${(event: Event) => render(this.choices(card), event.currentTarget as HTMLElement)}
                @toggle=${beside}
            ></div>`;
    }

    /** Hundreds of menus cost time, and few are ever opened: so each is filled when it opens. */
    private choices(card: Summary): unknown {
        return moves(card.stage).map(
            ({ to, verb }) =>
                html`<button
                    class="item"
                    @click=${(event: Event) => {
                        (event.currentTarget as Element).closest<HTMLElement>('[popover]')?.hidePopover();
                        this.onMove(card, to);
                    }}
                >
                    ${verb}
                </button>`,
        );
    }
}

/** That the date has passed is often among the marks of the card. */
function target(card: Summary, date: string): unknown {
    const says = isPast(date) && !card.attention.includes('past-target-date');
    return html`<p class="card-line quiet">
        ${says ? `Target date ${day(date)} has passed` : `Target ${day(date)}`}
    </p>`;
}

/** What users said about it, and what somebody should look at. */
function heard(card: Summary): unknown {
    const { meanRating, unread } = card.feedback;
    return meanRating === null && unread === 0 && card.attention.length === 0
        ? nothing
        : html`<div class="card-line">
              ${marks(card)}${meanRating === null ? nothing : rating(meanRating)}
          </div>`;
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

customElements.define('ea-column', BoardColumn);
