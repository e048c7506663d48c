package config

import "senha/kiosk"

// readPolicy reads [policy], who is next. What it leaves out is Normal's; the
// document has all of it, so that the journal says by which rule people were
// called.
func (c *centreReader) readPolicy() {
	policy := kiosk.Normal()
	p := c.part("policy", "[policy]")
	policy.LanguageBonus = p.between("language_bonus", 0, kiosk.MaxLanguageBonus, policy.LanguageBonus)
	walkIns := p.part("walk_in", "[policy.walk_in]")
	policy.WalkIn = walkIns.weight(policy.WalkIn)
	appointments := p.part("appointment", "[policy.appointment]")
	policy.Appointment = appointments.weight(policy.Appointment)
	p.end()
	if policy.Appointment.HeadStart < policy.WalkIn.HeadStart {
		c.fault(laterOf(walkIns, appointments, "head_start"), "appointments have a smaller head_start (%g) than walk-ins (%g): want at least as much", policy.Appointment.HeadStart, policy.WalkIn.HeadStart)
	}
	if policy.Appointment.Rate < policy.WalkIn.Rate {
		c.fault(laterOf(walkIns, appointments, "rate"), "appointments have a lower rate (%g) than walk-ins (%g): want at least as much", policy.Appointment.Rate, policy.WalkIn.Rate)
	}
	c.centre.Policy = &policy
}

// weight reads how a class gains points.
func (s *section) weight(standard kiosk.Weight) kiosk.Weight {
	w := kiosk.Weight{
		HeadStart: s.between("head_start", 0, kiosk.MaxHeadStart, standard.HeadStart),
		Rate:      s.between("rate", kiosk.MinRate, kiosk.MaxRate, standard.Rate),
	}
	s.end()
	return w
}

// between returns a number within bounds, or the standard.
func (s *section) between(key string, least, most, standard float64) float64 {
	v, line := s.number(key, standard)
	if !(v >= least && v <= most) { // not a number is outside, too
		s.fault(line, "%s of %s is %g: want %g to %g, such as %g", key, s.name, v, least, most, standard)
		return standard
	}
	return v
}

// laterOf returns the line of a key in the section where it stands last.
func laterOf(a, b *section, key string) int { return max(a.lineOf(key), b.lineOf(key)) }
