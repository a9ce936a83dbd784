/** Accounts, sessions, roles and the audit trail. A route or socket without a role of its own is refused. */
package org.permanence.account;
