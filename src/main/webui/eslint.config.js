import parser from '@babel/eslint-parser'
import js from '@eslint/js'
import accessibility from 'eslint-plugin-jsx-a11y'
import hooks from 'eslint-plugin-react-hooks'

export default [
  { ignores: ['dist', 'coverage', 'src/api/schema.d.ts'] },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    languageOptions: {
      // typescript-eslint does not know TypeScript 7 yet. These rules need no types: the compiler checks those.
      parser,
      parserOptions: {
        requireConfigFile: false,
        babelOptions: { babelrc: false, configFile: false, parserOpts: { plugins: ['typescript', 'jsx'] } },
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'jsx-a11y': accessibility, 'react-hooks': hooks },
    rules: {
      ...js.configs.recommended.rules,
      // The compiler reports these, and it knows types and overloads.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-redeclare': 'off',
      'no-dupe-class-members': 'off',

      // Its other rules are for code that the React Compiler compiles; ours does not use it.
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',

      ...accessibility.flatConfigs.recommended.rules,
      // A scrollable list must be reachable by keyboard: axe requires it, and ScreensIT runs axe.
      'jsx-a11y/no-noninteractive-tabindex': 'off',
      // In the log-in and in a form that was just opened, one field must get the focus.
      'jsx-a11y/no-autofocus': 'off',
      // A handler for keys that bubble to the group around the buttons is no hidden button. A handler for clicks would be one.
      'jsx-a11y/no-noninteractive-element-interactions': ['error', { handlers: ['onClick', 'onMouseDown', 'onMouseUp'] }],
      // The only audio with controls is an announcement, whose text is shown beside it.
      'jsx-a11y/media-has-caption': 'off',
    },
  },
]
