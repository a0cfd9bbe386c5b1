/** Which of the two grids of people is shown, kept while the window is open. */
class PeoplePlace {
  role = $state<"sellers" | "presales">("sellers");
}

export const peoplePlace = new PeoplePlace();
