import { html, nothing } from 'lit';
import { api } from '../client';
import { Part } from '../page';
import { may } from '../roles';
import { go, toFeature } from '../router';
import { dialog } from './dialog';
import { field } from './field';

/** Creates a feature. A name is enough to begin with; the rest is written on the feature's own page. */
class NewFeature extends Part {
    private isOpen = false;
    private name = '';

    protected override render(): unknown {
        return may('create concepts')
            ? html`<button class="button primary" @click=${() => this.turn(() => (this.isOpen = true))}>
                      New feature
                  </button>
                  ${this.isOpen ? this.dialog() : nothing}`
            : nothing;
    }

    private dialog(): unknown {
        return dialog({
            title: 'New feature',
            verb: 'Create concept',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.turn(() => (this.isOpen = false)),
            onSubmit: (form) => this.create(form),
            body: html`
                <p>
                    It begins as a concept: users find it under coming soon at once, and can say that they
                    want it.
                </p>
                ${field({
                    name: 'name',
                    label: 'Name',
                    required: true,
                    max: 120,
                    hint: 'What users call it, such as Dark mode.',
                    value: this.name,
                    problem: this.refusal,
                    onInput: (name) => this.set(() => (this.name = name)),
                })}
                ${field({
                    name: 'key',
                    label: 'Key (optional)',
                    max: 64,
                    placeholder: slug(this.name),
                    hint: 'Its name in addresses and in code. It can never change.',
                    problem: this.refusal,
                })}
                ${field({ name: 'description', label: 'Description (optional)', lines: 3, max: 4000, hint: 'What will users be able to do that they cannot do now?', problem: this.refusal })}
                ${may('create betas') ? field({ name: 'owner.name', label: 'Owner (optional)', max: 120, hint: 'Users see the name.', problem: this.refusal }) : nothing}
            `,
        });
    }

    private async create(form: FormData): Promise<void> {
        const text = (name: string) => String(form.get(name) ?? '').trim();
        await this.act(async () => {
            const { data } = await api.post('/api/v1/admin/features', {
                body: {
                    name: text('name'),
                    stage: 'concept',
                    size: 'minor',
                    metered: false,
                    newProduct: false,
                    ...(text('key') ? { key: text('key') } : {}),
                    ...(text('description') ? { description: text('description') } : {}),
                    ...(text('owner.name') ? { owner: { name: text('owner.name') } } : {}),
                },
            });
            this.closeDialog();
            go(toFeature(data.key, 'details'));
        });
    }
}

/** Nearly what the service makes of a name. */
function slug(name: string): string {
    return name
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
}

customElements.define('ea-new-feature', NewFeature);
