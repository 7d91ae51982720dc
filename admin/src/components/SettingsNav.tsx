import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { useTranslate } from '../hooks/useTranslate';
import { SETTINGS_PAGES, settingsPath } from '../paths';

/** A row that takes several lines where there is no room; the line below it is drawn by the row, not by the links. */
const Row = styled.nav`
  display: flex;
  gap: ${({ theme }) => theme.spaces[2]};
  flex-wrap: wrap;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(NavLink)`
  flex-shrink: 0;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[3]}`};
  border-bottom: 2px solid transparent;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  color: ${({ theme }) => theme.colors.neutral600};
  text-decoration: none;

  &:hover {
    color: ${({ theme }) => theme.colors.neutral800};
  }

  &.active {
    color: ${({ theme }) => theme.colors.primary700};
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** The way between the pages below Settings → Shopify. */
export function SettingsNav() {
  const translate = useTranslate();
  return (
    <Row aria-label={translate('nav.label')}>
      {SETTINGS_PAGES.map((page) => (
        <Tab key={page} to={settingsPath(page)} end={page === 'stores'}>
          {translate(`nav.${page}`)}
        </Tab>
      ))}
    </Row>
  );
}
