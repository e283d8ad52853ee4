"""Whether the e-mails that came are the right ones."""

import re

# What an e-mail says of a machine's condition; silence of a sensor or the end of a fault is something else.
_ABOUT_CONDITION = re.compile(r"PlantMachine(Limit|LimitPredicted|Condition)\b")


class Verdict:
    """Collects mails. `right` once the faulty machine has its mail, `wrong` once a healthy one has."""

    def __init__(self, faulty):
        self.faulty = faulty
        self.right, self.wrong = None, None

    def add(self, mail, machines):
        """`machines`: the names of all machines that are known by now."""
        about = [name for name in {*machines, self.faulty} if mail.names(name)]
        if any(name != self.faulty for name in about):
            self.wrong = self.wrong or mail
        elif about and tells_of_a_fault(mail):
            self.right = self.right or mail

    def missing(self, machines, mails):
        """What was not there, for the reader, when time is up."""
        if self.wrong:
            return f"a healthy machine got an e-mail: {self.wrong.subject}"
        seen = next((machine for machine in machines if machine.name == self.faulty), None)
        if not seen:
            return f"no e-mail for {self.faulty}: the agent does not show that machine"
        return (f"no e-mail for {self.faulty}, whose state is '{seen.state}'; {len(mails)} other e-mails came"
                + "".join(f"\n    {mail.subject}" for mail in mails))


def tells_of_a_fault(mail):
    if re.search(r"\b(resolved|résolu)\b", mail.subject, re.IGNORECASE):
        return False
    return _ABOUT_CONDITION.search(mail.text) is not None or _ABOUT_CONDITION.search(mail.subject) is not None
