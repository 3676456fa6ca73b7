import { html, nothing } from 'lit';
import { Resource } from '../loading';
import { matches, summaries, type Summary } from '../overview-data';
import { Page } from '../page';
import { choice, search } from '../parts/field';
import { empty } from '../parts/problem';
import '../parts/move-feature';
import '../parts/new-feature';
import { filter } from '../router';
import { move, STAGES, type Stage } from '../words';
import './board-column';

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
                ${STAGES.map(
                    (stage) =>
                        html`<ea-column
                            .stage=${stage}
                            .cards=${shown.filter((each) => each.stage === stage)}
                            .takes=${this.dragged !== undefined && move(this.dragged.stage, stage) !== undefined}
                            .onDrag=${(card: Summary | undefined) => this.drag(card)}
                            .onDrop=${() => this.dragged && this.move({ feature: this.dragged, to: stage })}
                            .onMove=${(feature: Summary, to: Stage) => this.move({ feature, to })}
                        ></ea-column>`,
                )}
            </div>
        `;
    }

    private drag(card: Summary | undefined): void {
        this.set(() => (this.dragged = card));
    }

    private move(moving: { feature: Summary; to: Stage } | undefined): void {
        this.moving = moving;
        this.drag(undefined);
    }
}

customElements.define('ea-board', Board);
