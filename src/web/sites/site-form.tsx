/** Making a site or changing one. */
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Field, FormDrawer, useTexts, useWrite } from '#ui';
import { changeSiteRoute, createSiteRoute, listSitesRoute, type MadeSite, type Site } from './api.ts';
import { sitesTexts } from './texts.ts';

export interface SiteFormProps {
  /** Without one a new site is made. */
  site?: Site;
  onMade: (site: MadeSite) => void;
  onClose: () => void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function SiteForm({ site, onMade, onClose }: SiteFormProps) {
  const t = useTexts(sitesTexts);
  const [name, setName] = useState(site?.name ?? '');
  const [origins, setOrigins] = useState(site?.origins.join('\n') ?? '');
  const [switches, setSwitches] = useState({
    noOrigin: site?.noOrigin ?? false,
    asksConsent: site?.asksConsent ?? true,
    keepsQuery: site?.keepsQuery ?? false,
  });
  const [tried, setTried] = useState(false);
  const create = useWrite(createSiteRoute, { invalidates: [listSitesRoute], onDone: onMade });
  const change = useWrite(changeSiteRoute, { invalidates: [listSitesRoute], onDone: onClose });
  const error = create.error ?? change.error;
  const complaint = (field: string) => error?.messageWithin(field);
  const nameTaken = error?.code === 'site.nameTaken' ? error.message : undefined;
  const submit = () => {
    setTried(true);
    if (name.trim() === '') return;
    const body = { name: name.trim(), origins: linesOf(origins), ...switches };
    if (site) change.mutate({ params: { id: site.id }, body });
    else create.mutate({ body });
  };
  return (
    <FormDrawer
      title={site ? t('editOf', { name: site.name }) : t('add')}
      action={t('save')}
      busy={create.isPending || change.isPending}
      error={complaint('name') || complaint('origins') || nameTaken ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('name')}
        complaint={tried && name.trim() === '' ? t('required') : (complaint('name') ?? nameTaken)}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('origins')} hint={t('originsHint')} complaint={complaint('origins')}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={3}
            placeholder="https://"
            value={origins}
            onChange={(event) => setOrigins(event.target.value)}
          />
        )}
      </Field>
      {(['noOrigin', 'asksConsent', 'keepsQuery'] as const).map((key) => (
        <Checkbox
          key={key}
          checked={switches[key]}
          onChange={(event) => setSwitches({ ...switches, [key]: event.target.checked })}
        >
          {t(key)}
        </Checkbox>
      ))}
    </FormDrawer>
  );
}
