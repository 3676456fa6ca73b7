import { html } from 'lit';
import { api } from '../client';
import { Part } from '../page';
import { may } from '../roles';
import { go, toFeature } from '../router';
import { dialog } from './dialog';
import { field } from './field';

/** A name is enough to begin with; the rest is written on the feature's own page. */
class NewFeature extends Part {
    private name = '';

    protected override render(): unknown {
        return dialog({
            title: 'New feature',
            verb: 'Create concept',
            busy: this.acting,
            problem: this.refusal,
            onClose: () => this.dispatchEvent(new Event('close')),
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
                    onInput: (value) => {
                        this.name = value;
                        this.requestUpdate();
                    },
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
                ${may('create betas') ? html`${field({ name: 'owner.name', label: 'Owner (optional)', max: 120, problem: this.refusal })}` : ''}
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
            this.querySelector('dialog')?.close();
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
