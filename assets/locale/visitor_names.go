package locale

// A Name is what a service or an institution is officially called. A centre
// that writes just the Portuguese name has it in every language.
type Name struct {
	Long  Message // at most 60 characters
	Short Message // at most 26 characters
}

const (
	longNote  = "Name of a service: what a person queues for. Tile: 32 bold, two lines of 360 u; paper: 48 bold. At most 60 characters. What people call it who use it, not a literal translation."
	shortNote = "The same where there is little room: at most 26 characters, one line of 360 u at 28 bold."
	houseNote = "Name of an institution or office. At most 60 characters."
	briefNote = "The same where there is little room: at most 26 characters."
)

// OfficialNames are those of the services and institutions of a national
// support centre.
var OfficialNames = []Name{
	service("immigration", "Imigração e Fronteiras", "Imigração e Fronteiras", "Residence permits, visas, borders."),
	service("work", "Condições de Trabalho", "Condições de Trabalho", "Rights of workers, contracts, unpaid wages."),
	service("social-security", "Segurança Social", "Segurança Social", "Social security number, benefits, contributions."),
	service("health", "Saúde", "Saúde", "National health service: user number, family doctor."),
	service("education", "Educação", "Educação", "Schools, recognition of diplomas, Portuguese courses."),
	service("registries", "Registos Centrais", "Registos Centrais", "Civil registry: nationality, birth and marriage certificates."),
	service("citizen-space", "Espaço Cidadão", "Espaço Cidadão", "One counter for many public services: tax number, driving licence, certificates."),
	service("welcome", "Acolhimento e Triagem", "Acolhimento e Triagem", "Welcome desk: finds out what a person needs and where to go."),
	service("inclusion", "Assuntos Sociais e Inclusão", "Assuntos Sociais", "Housing, food, family, social help."),
	service("legal", "Apoio Jurídico", "Apoio Jurídico", "Free advice by lawyers."),
	service("employability", "Emprego e Qualificação", "Emprego e Qualificação", "Finding work, courses, higher education."),
	institution("work-authority", "Autoridade para as Condições do Trabalho", "Condições do Trabalho", "The state's labour inspectorate."),
	institution("welcome-office", "Gabinete de Acolhimento e Triagem", "Acolhimento e Triagem", "The centre's own welcome desk."),
	institution("inclusion-office", "Gabinete de Assuntos Sociais e Inclusão", "Assuntos Sociais", "The centre's own office for social help."),
	institution("legal-office", "Gabinete de Apoio Jurídico", "Apoio Jurídico", "The centre's own office of legal advice."),
	institution("employability-office", "Gabinete de Empregabilidade, Ensino Superior e Qualificação", "Emprego e Qualificação", "The centre's own office for work, higher education and training."),
}

func service(id, long, short, what string) Name {
	return name("service-"+id, long, short, what+" "+longNote, shortNote)
}

func institution(id, long, short, what string) Name {
	return name("institution-"+id, long, short, what+" "+houseNote, briefNote)
}

func name(id, long, short, longNote, shortNote string) Name {
	return Name{
		Long:  visitorTable.say(id, long, longNote),
		Short: visitorTable.say(id+"-short", short, shortNote),
	}
}

// OfficialName finds a name by its Portuguese text.
func OfficialName(portuguese string) (Name, bool) {
	for _, n := range OfficialNames {
		if n.Long.Text == portuguese {
			return n, true
		}
	}
	return Name{}, false
}
