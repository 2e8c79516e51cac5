import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Icon, useTexts } from '#ui';
import { isNew, nextStep, progressOf, stepsLeft } from './progress.ts';
import { firstOpening, hide, isHidden } from './remembered.ts';
import { welcomeTexts } from './texts.ts';
import { useCounted } from './use-counted.ts';
import styles from './welcome.module.css';

/**
 * For the home page: how many of the first steps are left. In a company without anything the steps open by themselves,
 * once in a browser; the line can be put away for good.
 */
export function WelcomeBanner() {
  const t = useTexts(welcomeTexts);
  const navigate = useNavigate();
  const { counted } = useCounted();
  const [hidden, setHidden] = useState(isHidden);
  const fresh = counted !== null && isNew(counted);
  useEffect(() => {
    if (fresh && !isHidden() && firstOpening()) void navigate({ to: '/welcome', replace: true });
  }, [fresh, navigate]);
  if (!counted || hidden) return null;
  const progress = progressOf(counted);
  const left = stepsLeft(progress);
  if (left === 0) return null;
  return (
    <div className={styles.banner}>
      <Icon name="cabinet" />
      <b>{t('bannerTitle', { count: left })}</b>
      <span className="t2">{t('bannerNext', { step: t(nextStep(progress)) })}</span>
      <span className="row">
        <Button
          type="text"
          size="small"
          onClick={() => {
            hide();
            setHidden(true);
          }}
        >
          {t('bannerHide')}
        </Button>
        <Link to="/welcome">
          <Button size="small" type="primary" tabIndex={-1}>
            {t('bannerGo')}
          </Button>
        </Link>
      </span>
    </div>
  );
}
