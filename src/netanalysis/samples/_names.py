"""Invented people's names: lists, and a source of names none of which comes twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Final

from netanalysis.samples._dice import chance, pick, skewed
from netanalysis.samples._shapes import fold

_FEMALE: Final = (
    "Katja Sabine Andrea Claudia Susanne Petra Birgit Martina Nicole Stefanie Julia Anja Silke Kerstin "
    "Katharina Christina Sandra Tanja Heike Monika Ulrike Barbara Karin Anna Sarah Laura Lena Lisa "
    "Melanie Daniela Simone Nadine Bettina Cornelia Angelika Gabriele Renate Ingrid Elisabeth Franziska "
    "Johanna Theresa Eva Maria Jana Jutta Antje Friederike Wiebke Svenja Maren Inga Frauke Dörte Käthe "
    "Zoë Chloé Margarete Magdalena Veronika Verena Vanessa Rita Beate Brigitte Carola Charlotte Clara "
    "Dagmar Doris Elke Emma Esther Gerda Gisela Greta Hanna Hannelore Helga Hilde Ilse Irene Judith "
    "Kristina Liselotte Luise Marlene Mathilda Miriam Nadja Natalie Nina Patricia Paula Pia Regina Rosa "
    "Ruth Sofia Sonja Tamara Ursula Vera Viola Yvonne Ayşe Elif Zeynep Fatma Agnieszka Joanna Małgorzata "
    "Jelena Milena Ivana Olga Svetlana Giulia Chiara Isabelle Amélie Nathalie Emily Olivia Grace Priya "
    "Mei Yuki Linh"
)
_MALE: Final = (
    "Peter Thomas Michael Andreas Stefan Christian Markus Martin Frank Jürgen Klaus Wolfgang Uwe Bernd "
    "Jörg Matthias Alexander Sebastian Tobias Daniel Florian Jan Philipp Lukas Felix Simon Benjamin David "
    "Josef Johannes Maximilian Friedrich Franz Georg Karl Ludwig Hans Heinz Helmut Herbert Horst Manfred "
    "Dieter Rainer Ralf Rolf Jens Lars Nils Sven Torsten Thorsten Holger Heiko Olaf Oliver Patrick Marcel "
    "Marco Mario Robert Richard Rüdiger Günther Gerhard Gerd Götz Björn Sören Henning Hendrik Hauke Fiete "
    "Moritz Jakob Jonas Leon Paul Emil Anton August Albert Arne Axel Armin Bastian Carsten Clemens Detlef "
    "Dirk Dominik Eberhard Eckhard Edgar Egon Erik Erwin Fabian Fabrice Gregor Gunnar Hartmut Hermann "
    "Hubert Ingo Joachim Kai Konrad Kurt Leopold Lorenz Norbert Otto Pascal Reinhard Roland Roman Rudolf "
    "Siegfried Stephan Tim Ulrich Valentin Veit Viktor Volker Walter Werner Wilhelm Xaver Beat Reto Urs "
    "Mehmet Emre Murat Łukasz Piotr Tomasz Marek Dragan Goran Zoran Ivan Sergej Dmitri Luca Matteo Pierre "
    "François James William Oliver Rajesh Arjun Wei Kenji Minh"
)
_FAMILY: Final = (
    "Lindner Weber Wagner Hartmann Krüger Brandt Vogel Köhler Schröder Neumann Zimmermann Braun Hofmann "
    "Schmitt Krause Lehmann Schulze Maier Huber Fuchs Peters Scholten Möller Weiß Jung Hahn Schubert "
    "Winkler Berger Lorenz Baumann Franke Albrecht Schuster Simon Böhm Winter Kraus Schumann Krämer Vogt "
    "Stein Jäger Otto Sommer Groß Seidel Brandes Haas Schreiber Ziegler Dietrich Kühn Kuhn Pohl Engel "
    "Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Roth Beck Lang Walter Keller Richter "
    "Schwarz Bauer Wolf Schäfer Klein Koch Schneider Fischer Meyer Müller Schmidt Lenz Adler Ahrens "
    "Anders Bach Bader Barth Bartels Behrens Bender Beyer Bischoff Blum Bock Böttcher Bruns Büttner "
    "Carstens Christ Conrad Decker Diehl Döring Dörfler Ebert Eckert Ehlers Eichhorn Erdmann Ernst "
    "Fiedler Fink Förster Frey Freund Fritz Funk Gabriel Gebhardt Geiger Gerber Gerlach Glaser Göbel Götz "
    "Greiner Grimm Günther Haase Hagen Hammer Hansen Harms Heck Heinrich Heinze Held Heller Henning "
    "Hensel Hermann Herzog Heß Heuer Hinz Hirsch Hoppe Hübner Jacobs Jahn Jansen Janßen Jost Kaiser Karl "
    "Kaufmann Kern Kirchner Kirsch Klaus Knoll Kolb König Kopp Körner Köster Kramer Kremer Krieger Kröger "
    "Kunz Kunze Küster Lange Lauer Lechner Lutz Mack Marx Marquardt Mayr Menzel Mertens Metzger Michel "
    "Mohr Moser Nagel Naumann Noack Nolte Oswald Paul Petersen Pfaff Philipp Pieper Popp Preuß Probst "
    "Raabe Rapp Rau Reich Reimann Reinhardt Reiter Renner Reuter Riedel Rieger Ritter Röder Rohde Römer "
    "Rose Rösler Rothe Rudolph Runge Sachs Sander Schäfers Schaller Scherer Schiller Schilling Schlegel "
    "Schlüter Schramm Schreiner Schütte Schütz Schwab Seifert Siebert Sieber Singer Sonntag Specht Stahl "
    "Stark Steffen Steiner Stephan Stock Stolz Strauß Sturm Thiele Thiel Timm Ullrich Unger Urban Völker "
    "Voß Wahl Walz Weidner Weigel Weis Wenzel Werner Wendt Westphal Wieland Wilke Wille Wirth Witt Witte "
    "Wulf Wunderlich Zander Zeller Zimmer Zöllner Aigner Brunner Eder Egger Gruber Haller Hofer Kofler "
    "Leitner Pichler Steinlechner Wallner Wieser Amstutz Bühler Caflisch Frei Gerster Hürlimann Meili "
    "Rüegg Zgraggen Zumstein Yılmaz Şahin Öztürk Çelik Demir Kowalski Nowak Wiśniewska Kovačević Petrović "
    "Horvat Nováková Dvořák Rossi Bianchi Dupont Lefèvre Smith Taylor Walker Patel Sharma Chen Tanaka "
    "Nguyen"
)
FEMALE, MALE, FAMILY = tuple(_FEMALE.split()), tuple(_MALE.split()), tuple(_FAMILY.split())
NOBLE: Final = (
    "von Rabenstein",
    "von der Heide",
    "Freiherr von Tann",
    "Gräfin von Lauen",
    "zu Hohenfels",
    "van Dorn",
)
SHORT: Final = MappingProxyType(
    {"Josef": "Sepp", "Katharina": "Kathi", "Johannes": "Hannes", "Maximilian": "Max", "Friedrich": "Fritz",
     "Franziska": "Franzi", "Susanne": "Susi", "Andreas": "Andi", "Alexander": "Alex", "Thomas": "Tom",
     "Elisabeth": "Lisi",
     "Magdalena": "Leni", "Sebastian": "Basti", "Ulrich": "Uli", "Wolfgang": "Wolfi", "Margarete": "Grete"}
)  # fmt: skip
_TRIES = 12
_SECOND_GIVEN = ("Peter", "Werner", "Georg", "Dieter"), ("Lena", "Marie", "Sophie", "Luise")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's given and family name."""

    given: str
    family: str
    female: bool

    @property
    def text(self) -> str:
        """Given and family name in one."""
        return f"{self.given} {self.family}"


#: who has a part in the story, the first two of the tended core
HEROES: Final = (Name("Katja", "Lenz", female=True), Name("Peter", "Roth", female=False))
#: surnames a careless reader takes for missing values
EMPTY_LOOKING: Final = (Name("Sabine", "Null", female=True), Name("Min-ji", "NA", female=True))


def unique_names(rng: Random, taken: tuple[str, ...] = ()) -> Iterator[Name]:
    """Yield names without end, no two of them alike under any spelling."""
    seen = {fold(name) for name in taken} | {fold(name.text) for name in (*HEROES, *EMPTY_LOOKING)}
    while True:
        name = _fresh(rng, seen)
        seen.add(fold(name.text))
        yield name


def _fresh(rng: Random, seen: set[str]) -> Name:
    for _ in range(_TRIES):
        name = _draw(rng)
        if fold(name.text) not in seen:
            return name
    while fold(name.text) in seen:
        name = Name(name.given, f"{pick(rng, FAMILY)}-{pick(rng, FAMILY)}", female=name.female)
    return name


def _draw(rng: Random) -> Name:
    female = chance(rng, 0.42)
    given = skewed(rng, FEMALE if female else MALE)
    if chance(rng, 0.03):
        second = pick(rng, _SECOND_GIVEN[female])
        given = given if second in given else f"{given}-{second}"
    return Name(given, _family(rng), female=female)


def _family(rng: Random) -> str:
    if chance(rng, 0.01):
        return pick(rng, NOBLE)
    family = skewed(rng, FAMILY)
    return f"{family}-{pick(rng, FAMILY)}" if chance(rng, 0.04) else family
