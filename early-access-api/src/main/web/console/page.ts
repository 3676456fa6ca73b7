import { html, LitElement, nothing } from 'lit';
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
