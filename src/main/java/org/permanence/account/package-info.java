/** Who may log in and do what: accounts, sessions, the audit trail. Every route and every socket is refused unless it says otherwise. */
package org.permanence.account;
