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
      // The compiler says these, and it knows types and overloads.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-redeclare': 'off',
      'no-dupe-class-members': 'off',

      // Its other rules are for code that the React Compiler translates, which ours is not.
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',

      ...accessibility.flatConfigs.recommended.rules,
      // A list that scrolls must be reached by keyboard: axe asks for it, which ScreensIT runs.
      'jsx-a11y/no-noninteractive-tabindex': 'off',
      // The log-in and a form that was just opened have one field to begin with.
      'jsx-a11y/no-autofocus': 'off',
      // A key that bubbles to the group around its buttons is no hidden button. A click is.
      'jsx-a11y/no-noninteractive-element-interactions': ['error', { handlers: ['onClick', 'onMouseDown', 'onMouseUp'] }],
      // The only sound with controls is an announcement, whose text stands beside it.
      'jsx-a11y/media-has-caption': 'off',
    },
  },
]
