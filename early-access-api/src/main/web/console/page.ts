import { html, LitElement, nothing } from 'lit';
import { choice } from './parts/field';
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
        }
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
