//! Reads apt's two kinds of source files, as far as a mirror's name needs it.

/// One source of packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// Its address.
    pub site: String,
    /// One suite in it.
    pub suite: String,
    /// The parts of the suite.
    pub components: Vec<String>,
}

/// Reads a `.list` file: a line `deb [options] site suite component...` each.
pub fn parse_lines(text: &str) -> Vec<Repository> {
    text.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Repository> {
    let line = line.split('#').next()?.trim();
    let rest = line.strip_prefix("deb")?;
    // `deb-src` has no programs.
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let mut rest = rest.trim_start();
    if let Some(options) = rest.strip_prefix('[') {
        rest = options.split_once(']')?.1;
    }
    let mut words = rest.split_whitespace().map(str::to_owned);
    Some(Repository {
        site: words.next()?,
        suite: words.next()?,
        components: words.collect(),
    })
}

/// Reads a `.sources` file: stanzas of fields with, each, one or more values.
pub fn parse_stanzas(text: &str) -> Vec<Repository> {
    let mut repositories = Vec::new();
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().chain([""]) {
        if line.starts_with('#') {
            continue;
        }
        if line.trim().is_empty() {
            add_stanza(&std::mem::take(&mut fields), &mut repositories);
        } else if line.starts_with(char::is_whitespace) {
            // A continued field.
            if let Some((_, values)) = fields.last_mut() {
                values.extend(line.split_whitespace().map(str::to_owned));
            }
        } else if let Some((name, values)) = line.split_once(':') {
            let values = values.split_whitespace().map(str::to_owned).collect();
            fields.push((name.to_ascii_lowercase(), values));
        }
    }
    repositories
}

fn add_stanza(fields: &[(String, Vec<String>)], repositories: &mut Vec<Repository>) {
    let values = |wanted: &str| {
        let field = fields.iter().find(|(name, _)| name == wanted);
        field.map_or(&[][..], |(_, values)| values)
    };
    let disabled = values("enabled").iter().any(|value| value == "no");
    if disabled || !values("types").iter().any(|value| value == "deb") {
        return;
    }
    for site in values("uris") {
        for suite in values("suites") {
            repositories.push(Repository {
                site: site.clone(),
                suite: suite.clone(),
                components: values("components").to_vec(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repository(site: &str, suite: &str, components: &[&str]) -> Repository {
        Repository {
            site: site.into(),
            suite: suite.into(),
            components: components.iter().map(|name| (*name).into()).collect(),
        }
    }

    #[test]
    fn lines_are_read() {
        let text = "# deb http://no.test/debian sid main\n\
                    deb-src http://no.test/debian sid main\n\
                    deb http://m.test/debian sid main contrib # nearest\n\
                    \n deb [arch=amd64 signed-by=/k.gpg] https://n.test/debian stable main\n\
                    deb http://half.test\n";
        assert_eq!(
            parse_lines(text),
            [
                repository("http://m.test/debian", "sid", &["main", "contrib"]),
                repository("https://n.test/debian", "stable", &["main"]),
            ]
        );
    }

    #[test]
    fn stanzas_are_read() {
        let text = "Types: deb deb-src\n# URIs: http://no.test/debian\nURIs: http://m.test/debian\n\
                    Suites: bookworm\n bookworm-updates\nComponents: main\nSigned-By:\n BEGIN\n .\n END\n\
                    \n\nTypes: deb-src\nURIs: http://no.test/debian\nSuites: sid\nComponents: main\n\
                    \nEnabled: no\nTypes: deb\nURIs: http://no.test/debian\nSuites: sid\nComponents: main\n\
                    \ntypes: deb\nuris: http://n.test/debian\nsuites: sid\ncomponents: main";
        assert_eq!(
            parse_stanzas(text),
            [
                repository("http://m.test/debian", "bookworm", &["main"]),
                repository("http://m.test/debian", "bookworm-updates", &["main"]),
                repository("http://n.test/debian", "sid", &["main"]),
            ]
        );
    }
}
