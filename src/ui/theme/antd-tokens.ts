/**
 * The Ant Design tokens of both themes: spacing, type and radius once, colours per theme.
 * `pin` holds the colours that Ant Design's algorithms would otherwise re-tint (see antd-theme.ts).
 */
import type { ThemeConfig } from 'antd';

type Token = NonNullable<ThemeConfig['token']>;
type Components = NonNullable<ThemeConfig['components']>;

export interface ThemeColours {
  readonly pin: Token;
  readonly token: Token;
  readonly components: Components;
}

export const sharedToken: Token = {
  // The stack stands in base.css, where it also follows the language.
  fontFamily: 'var(--font)',
  fontFamilyCode: 'var(--mono)',
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 15,
  fontSizeXL: 18,
  fontSizeHeading1: 24,
  fontSizeHeading2: 18,
  fontSizeHeading3: 15,
  fontSizeHeading4: 14,
  fontSizeHeading5: 13,
  lineHeight: 1.6,
  lineHeightSM: 1.5,
  lineHeightLG: 1.6,
  fontWeightStrong: 600,
  borderRadius: 7,
  borderRadiusLG: 10,
  borderRadiusSM: 5,
  borderRadiusXS: 4,
  controlHeight: 30,
  controlHeightSM: 26,
  controlHeightXS: 22,
  controlHeightLG: 36,
  padding: 14,
  paddingSM: 10,
  paddingXS: 8,
  paddingXXS: 4,
  paddingLG: 20,
  margin: 12,
  marginSM: 8,
  marginXS: 6,
  marginXXS: 4,
  marginLG: 16,
  motionDurationFast: '0.1s',
  motionDurationMid: '0.16s',
  motionDurationSlow: '0.22s',
  sizeUnit: 4,
  sizeStep: 4,
  wireframe: false,
};

export const sharedComponents: Components = {
  Layout: {
    headerHeight: 48,
    headerPadding: '0 20px',
  },
  Card: {
    headerHeight: 42,
    headerHeightSM: 36,
    headerFontSize: 14,
    headerPadding: 14,
    bodyPadding: 14,
    bodyPaddingSM: 10,
  },
  Table: {
    cellFontSize: 13,
    cellPaddingBlock: 8,
    cellPaddingInline: 10,
    cellPaddingBlockMD: 6,
    cellPaddingBlockSM: 4,
    cellPaddingInlineSM: 8,
  },
  Button: {
    fontWeight: 400,
    primaryShadow: 'none',
    defaultShadow: 'none',
    dangerShadow: 'none',
    paddingInline: 12,
    paddingInlineSM: 9,
    iconGap: 6,
  },
  Tabs: {
    horizontalItemPadding: '9px 0 8px',
    horizontalItemGutter: 20,
    titleFontSize: 13,
  },
  Segmented: {
    trackPadding: 2,
  },
  Select: {
    optionSelectedFontWeight: 600,
    optionHeight: 32,
  },
  Modal: {
    titleFontSize: 15,
  },
  Statistic: {
    titleFontSize: 12,
    contentFontSize: 24,
  },
  // A 14 px box with the radius of small controls would look like a radio button.
  Checkbox: { borderRadiusSM: 3 },
  Switch: { trackHeight: 20, trackMinWidth: 36, handleSize: 16 },
};

export const light: ThemeColours = {
  pin: {
    colorPrimary: '#0F6E7E',
    colorPrimaryHover: '#0B5A68',
    colorPrimaryActive: '#094B57',
    colorPrimaryBg: '#E3F1F3',
    colorPrimaryBgHover: '#CFE6EA',
    colorPrimaryBorder: '#9CCAD2',
    colorLink: '#0F6E7E',
    colorLinkHover: '#0B5A68',
    colorInfo: '#0F6E7E',
    colorInfoBg: '#E3F1F3',
    colorInfoBorder: '#9CCAD2',
    colorSuccess: '#2B7A45',
    colorSuccessBg: '#E7F4EA',
    colorSuccessBorder: '#B9DEC3',
    colorWarning: '#8F5408',
    colorWarningBg: '#FDF1DC',
    colorWarningBorder: '#EBCF9F',
    colorError: '#B8332A',
    colorErrorBg: '#FDECEA',
    colorErrorBorder: '#F2C2BD',
    // Hover and active of a meaning, and its text: derived, a hovered danger button has letters of contrast 2.6.
    colorPrimaryText: '#0F6E7E',
    colorPrimaryTextHover: '#0B5A68',
    colorPrimaryTextActive: '#094B57',
    colorPrimaryBorderHover: '#0B5A68',
    colorLinkActive: '#094B57',
    colorInfoText: '#0F6E7E',
    colorSuccessText: '#2B7A45',
    colorWarningText: '#8F5408',
    colorErrorText: '#B8332A',
    colorErrorHover: '#9C2820',
    colorErrorActive: '#84201A',
    colorErrorTextHover: '#9C2820',
    colorErrorTextActive: '#84201A',
    colorErrorBorderHover: '#9C2820',
  },
  token: {
    colorBgLayout: '#F6F5F2',
    colorBgContainer: '#FFFFFF',
    colorBgElevated: '#FFFFFF',
    colorBgSpotlight: '#1E2326',
    colorText: '#1E2326',
    colorTextSecondary: '#51585C',
    colorTextTertiary: '#62696E',
    colorTextPlaceholder: '#62696E',
    colorTextDisabled: '#9AA0A4',
    colorTextLightSolid: '#FFFFFF',
    colorBorder: '#CFCBC1',
    colorBorderSecondary: '#E3E0D8',
    colorSplit: '#EDEAE4',
    colorFill: '#E9E6DF',
    colorFillSecondary: '#E9E6DF',
    colorFillTertiary: '#F1EFEA',
    colorFillQuaternary: '#FAF9F6',
    controlItemBgActive: '#E3F1F3',
    controlItemBgHover: '#F1EFEA',
    controlOutline: '#CFE6EA',
    boxShadowSecondary: '0 6px 20px -6px rgba(40,36,28,.16),0 1px 3px rgba(40,36,28,.06)',
  },
  components: {
    Layout: {
      bodyBg: '#F6F5F2',
      headerBg: '#FFFFFF',
      siderBg: '#EFEDE8',
    },
    Table: {
      headerBg: '#FAF9F6',
      headerColor: '#62696E',
      headerSplitColor: 'transparent',
      borderColor: '#EDEAE4',
      rowHoverBg: '#FAF9F6',
      rowSelectedBg: '#E3F1F3',
    },
    Segmented: {
      trackBg: '#F1EFEA',
      itemSelectedBg: '#FFFFFF',
    },
    Tabs: {
      itemColor: '#51585C',
    },
    Checkbox: {
      colorBorder: '#8E8A80',
    },
    // An unchecked switch needs 3:1 like an unchecked box.
    Switch: { colorTextQuaternary: '#8E8A80', colorTextTertiary: '#7A766D' },
    Radio: {
      colorBorder: '#8E8A80',
    },
    Button: {
      primaryColor: '#FFFFFF',
      defaultBorderColor: '#CFCBC1',
    },
  },
};

export const dark: ThemeColours = {
  pin: {
    colorPrimary: '#5CBBC8',
    colorPrimaryHover: '#7CCAD5',
    colorPrimaryActive: '#93D4DD',
    colorPrimaryBg: '#15313A',
    colorPrimaryBgHover: '#1B414B',
    colorPrimaryBorder: '#2E6470',
    colorLink: '#5CBBC8',
    colorLinkHover: '#7CCAD5',
    colorInfo: '#5CBBC8',
    colorInfoBg: '#15313A',
    colorInfoBorder: '#2E6470',
    colorSuccess: '#7CCB97',
    colorSuccessBg: '#182C20',
    colorSuccessBorder: '#2C5239',
    colorWarning: '#E3AE5C',
    colorWarningBg: '#33270F',
    colorWarningBorder: '#5F4A1F',
    colorError: '#F28E85',
    colorErrorBg: '#3A1E1C',
    colorErrorBorder: '#6B3733',
    // Hover and active of a meaning, and its text: derived, a hovered danger button has letters of contrast 2.6.
    colorPrimaryText: '#5CBBC8',
    colorPrimaryTextHover: '#7CCAD5',
    colorPrimaryTextActive: '#93D4DD',
    colorPrimaryBorderHover: '#7CCAD5',
    colorLinkActive: '#93D4DD',
    colorInfoText: '#5CBBC8',
    colorSuccessText: '#7CCB97',
    colorWarningText: '#E3AE5C',
    colorErrorText: '#F28E85',
    colorErrorHover: '#F5A49D',
    colorErrorActive: '#F8B9B3',
    colorErrorTextHover: '#F5A49D',
    colorErrorTextActive: '#F8B9B3',
    colorErrorBorderHover: '#F5A49D',
  },
  token: {
    colorBgLayout: '#121517',
    colorBgContainer: '#1A1E20',
    colorBgElevated: '#22272A',
    colorBgSpotlight: '#32393D',
    colorText: '#E6E9EA',
    colorTextSecondary: '#B0B7BB',
    colorTextTertiary: '#8F979C',
    colorTextPlaceholder: '#8F979C',
    colorTextDisabled: '#6A7277',
    colorTextLightSolid: '#08181B',
    colorBorder: '#474E53',
    colorBorderSecondary: '#2F3539',
    colorSplit: '#262B2E',
    colorFill: '#2E3337',
    colorFillSecondary: '#2E3337',
    colorFillTertiary: '#25292C',
    colorFillQuaternary: '#161A1C',
    controlItemBgActive: '#15313A',
    controlItemBgHover: '#25292C',
    controlOutline: '#1B414B',
    boxShadowSecondary: '0 6px 20px -6px rgba(0,0,0,.6),0 0 0 1px rgba(255,255,255,.03)',
  },
  components: {
    Layout: {
      bodyBg: '#121517',
      headerBg: '#1A1E20',
      siderBg: '#0E1112',
    },
    Table: {
      headerBg: '#161A1C',
      headerColor: '#8F979C',
      headerSplitColor: 'transparent',
      borderColor: '#262B2E',
      rowHoverBg: '#161A1C',
      rowSelectedBg: '#15313A',
    },
    Segmented: {
      trackBg: '#25292C',
      itemSelectedBg: '#22272A',
    },
    Tabs: {
      itemColor: '#B0B7BB',
    },
    Checkbox: {
      colorBorder: '#737B80',
    },
    Switch: { colorTextQuaternary: '#737B80', colorTextTertiary: '#838B90' },
    // Light on dark in both themes: the text for solid fills is nearly black here.
    Tooltip: { colorTextLightSolid: '#E6E9EA' },
    Radio: {
      colorBorder: '#737B80',
    },
    Button: {
      primaryColor: '#08181B',
      defaultBorderColor: '#474E53',
    },
  },
};
