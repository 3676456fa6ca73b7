import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { api, download } from './client';
import { choice } from './parts/field';
import { empty } from './parts/problem';
import { filter, type Route } from './router';

/**
 * What all parts of the console share: they stand in the page itself, not in a shadow, so that one style sheet, labels and
 * links between them just work.
 */
export class Part extends LitElement {
    /** What an action was refused with, until the next one. */
    refusal: Error | undefined;
    acting = false;

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    /** Runs what a button does. Answers whether it worked; if not, `refusal` says why. */
    protected async act(action: () => Promise<unknown>): Promise<boolean> {
        const focused = this.focused;
        this.refusal = undefined;
        this.acting = true;
        this.requestUpdate();
        try {
            await action();
            return true;
        } catch (cause) {
            this.refusal = cause as Error;
            return false;
        } finally {
            this.acting = false;
            this.requestUpdate();
            void this.updateComplete.then(() => keepFocus(focused));
        }
    }

    protected override update(changed: PropertyValues): void {
        const focused = this.focused;
        super.update(changed);
        keepFocus(focused);
    }

    private get focused(): Element | undefined {
        const now = document.activeElement;
        return now && this.contains(now) ? now : undefined;
    }

    /** Changes what this part shows. */
    protected set(change: () => void): void {
        change();
        this.requestUpdate();
    }

    /** Opens a dialog or closes it: what the last one was refused with is over. */
    protected turn(change: () => void): void {
        this.refusal = undefined;
        this.set(change);
    }

    /** Closes the open dialog as *Cancel* does. */
    protected closeDialog(): void {
        this.querySelector('dialog')?.close();
    }

    /** Tells the page around this part that something was changed in the service. */
    protected changed(): void {
        this.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
    }
}

/** What had the focus may be gone by now, or was disabled for a moment: then the keyboard goes on there, or in the page. */
function keepFocus(focused: Element | undefined): void {
    for (const place of [focused, document.querySelector('main')]) {
        if (focused && document.activeElement === document.body && place instanceof HTMLElement) {
            place.focus();
        }
    }
}

/** A part with an address of its own. */
export class Page extends Part {
    static override properties = { route: { attribute: false } };
    declare route: Route;

    protected query(name: string): string {
        return this.route.query.get(name) ?? '';
    }

    /** A choice that limits the list, and stands in the address. */
    protected chooseBy(name: string, label: string, all: string, words: [string, string][]): unknown {
        return choice({
            name,
            label,
            hidden: true,
            value: this.query(name),
            options: [['', all], ...words],
            onChange: (value) => filter({ [name]: value, id: null }),
        });
    }

    /** Saves all pages of a list, with its filters, as a file for spreadsheets. */
    protected exportButton(path: string, filters: object, name: string): unknown {
        return html`<button
            class="button"
            ?disabled=${this.acting}
            @click=${() => this.act(() => download(api.address(path, filters), 'text/csv', name + '.csv'))}
        >
            Export as CSV
        </button>`;
    }

    /** Stands in the place of an empty list: what to do first or, where filters limit the list, how to find more. */
    protected emptyList(filters: string[], hint: string, first: unknown): unknown {
        return filters.some((name) => this.query(name))
            ? empty(
                  'Nothing matches',
                  hint,
                  html`<button
                      class="button"
                      @click=${() => filter(Object.fromEntries(filters.map((name) => [name, null])))}
                  >
                      Show all
                  </button>`,
              )
            : first;
    }

    /** The feature to which the list is limited, and the way to all of them. */
    protected chosenFeature(): unknown {
        return this.query('feature')
            ? html`<span class="row"
                  >About <code>${this.query('feature')}</code>
                  <button class="link" @click=${() => filter({ feature: null })}>
                      Show all features
                  </button></span
              >`
            : nothing;
    }
}
