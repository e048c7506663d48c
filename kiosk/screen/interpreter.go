package screen

func (p *page) interpreters() {}
